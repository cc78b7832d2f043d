// Error: unknown-member
// swiftc: has no member
struct P { var name: String }
let path = \P.nam
print(P(name: "a")[keyPath: path])
