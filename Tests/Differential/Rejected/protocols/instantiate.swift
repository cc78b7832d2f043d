// Error: protocol-instance
// swiftc: 'any Shape' cannot be constructed because it has no accessible initializers
protocol Shape { func area() -> Double }
let s = Shape()
print(s)
