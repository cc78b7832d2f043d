enum Shape { case rect(Int, Int) }
let shape = Shape.rect(1, 2)
switch shape {
case .rect(let a, let b, let c): print(a, b, c)
}
