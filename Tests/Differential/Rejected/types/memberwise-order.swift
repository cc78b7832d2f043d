// Error: argument-label
// swiftc: argument 'x' must precede argument 'y'
struct Point { var x: Int; var y: Int }
let p = Point(y: 1, x: 2)
print(p)
