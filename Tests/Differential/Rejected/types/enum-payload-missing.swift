// Error: unknown-member
// swiftc: value of type '(Int) -> Shape' has no member 'area'
enum Shape { case circle(radius: Int) }
let s = Shape.circle
print(s.area)
