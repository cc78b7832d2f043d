// Error: type-mismatch
// swiftc: value of type 'Point' does not conform to specified type 'Shape'
protocol Shape { func area() -> Int }
struct Point { var x = 1 }
let s: any Shape = Point()
print(s)
