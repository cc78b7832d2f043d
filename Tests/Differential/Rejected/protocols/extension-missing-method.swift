// Error: missing-requirement
// swiftc: type 'Square' does not conform to protocol 'Shape'
protocol Shape { func area() -> Int }
struct Square { var side = 1 }
extension Square: Shape {}
print(Square().side)
