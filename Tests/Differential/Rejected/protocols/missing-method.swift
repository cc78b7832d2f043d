// Error: missing-requirement
// swiftc: type 'Square' does not conform to protocol 'Shape'
protocol Shape { func area() -> Double }
struct Square: Shape { var side = 1.0 }
print(Square().side)
