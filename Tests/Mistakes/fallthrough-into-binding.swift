enum Shape { case circle(Int), square(Int) }
switch Shape.circle(1) {
case .circle: fallthrough
case .square(let side): print(side)
}
