// Error: immutable
// swiftc: read-only
struct P { var x: Int }
var p = P(x: 1)
let path: KeyPath<P, Int> = \P.x
p[keyPath: path] = 2
print(p.x)
