enum Shape { case circle(Int), square(Int), none }
let s = Shape.none
switch s {
case .circle(let r): print(r)
}
