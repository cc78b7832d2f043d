// Error: type-mismatch
// swiftc: cannot convert value of type 'Point.Type' to specified type 'Point'
struct Point { var x = 1 }
let p: Point = Point
print(p)
