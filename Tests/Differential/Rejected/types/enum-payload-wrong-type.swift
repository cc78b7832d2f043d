// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
enum Shape { case circle(radius: Int) }
let s = Shape.circle(radius: "1")
print(s)
