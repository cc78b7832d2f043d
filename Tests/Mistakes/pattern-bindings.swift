enum Shape { case circle(Int), square(Int) }
switch Shape.circle(1) {
case .circle(let r), .square(let s): print(r, s)
}
