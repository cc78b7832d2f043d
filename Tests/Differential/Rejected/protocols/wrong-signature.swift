// Error: wrong-requirement
// swiftc: type 'Square' does not conform to protocol 'Shape'
protocol Shape { func area() -> Double }
struct Square: Shape { func area() -> Int { 1 } }
print(Square().area())
