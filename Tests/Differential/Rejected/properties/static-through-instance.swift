// Error: unknown-member
// swiftc: static member
struct S { static let limit = 3 }
print(S().limit)
