// Error: missing-argument
// swiftc: missing argument for parameter 'y' in call
struct Point { var x: Int; var y: Int }
let p = Point(x: 1)
print(p)
