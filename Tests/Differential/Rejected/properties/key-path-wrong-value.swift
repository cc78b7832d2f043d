// Error: type-mismatch
// swiftc: cannot assign value of type
struct P { var name: String }
let path: KeyPath<P, Int> = \P.name
print(P(name: "a")[keyPath: path])
