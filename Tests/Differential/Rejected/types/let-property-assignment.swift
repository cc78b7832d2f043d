// Error: immutable
// swiftc: cannot assign to property: 'x' is a 'let' constant
struct Point { let x: Int }
var p = Point(x: 1)
p.x = 2
print(p)
