// Error: argument-label
// swiftc: missing argument label 'radius:' in call
enum Shape { case circle(radius: Int) }
let s = Shape.circle(2)
print(s)
