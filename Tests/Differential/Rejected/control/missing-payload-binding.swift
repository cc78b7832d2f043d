// Error: payload-count
// swiftc: tuple pattern has the wrong length for tuple type '(Int, Int)'
enum Shape { case rect(Int, Int) }
let shape = Shape.rect(1, 2)
switch shape {
case .rect(let a, let b, let c): print(a, b, c)
}
