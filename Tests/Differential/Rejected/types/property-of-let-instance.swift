// Error: immutable
// swiftc: cannot assign to property: 'p' is a 'let' constant
struct Point { var x: Int }
let p = Point(x: 1)
p.x = 2
print(p)
