// Error: private-member
// swiftc: initializer is inaccessible
struct Safe { private var code: Int; var name: String }
let s = Safe(code: 1, name: "a")
print(s.name)
