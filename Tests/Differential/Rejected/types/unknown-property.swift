// Error: unknown-member
// swiftc: value of type 'Point' has no member 'z'
struct Point { var x: Int; var y: Int }
let p = Point(x: 1, y: 2)
print(p.z)
