// Error: argument-label
// swiftc: missing argument labels 'x:y:' in call
struct Point { var x: Int; var y: Int }
let p = Point(1, 2)
print(p)
