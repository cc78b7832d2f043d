// Error: key-path-root
// swiftc: cannot infer key path
struct P { var name: String }
let path = \.name
print(P(name: "a"))
