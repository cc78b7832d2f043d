// Error: key-path-read-only
// swiftc: cannot convert key path type
struct P { let x: Int }
var p = P(x: 1)
let path: WritableKeyPath<P, Int> = \P.x
p[keyPath: path] = 3
