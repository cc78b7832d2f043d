// Error: missing-type
// swiftc: type annotation missing in pattern
struct S { var n { didSet { print("set") } } }
print(S().n)
