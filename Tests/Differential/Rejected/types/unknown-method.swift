// Error: unknown-member
// swiftc: value of type 'Point' has no member 'move'
struct Point { var x: Int }
let p = Point(x: 1)
p.move(by: 2)
