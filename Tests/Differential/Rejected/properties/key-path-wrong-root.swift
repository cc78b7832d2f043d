// Error: type-mismatch
// swiftc: cannot be applied to a base
struct P { var name: String }
struct Q { var name: String }
let path = \Q.name
print(P(name: "a")[keyPath: path])
