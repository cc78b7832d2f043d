// Error: wrong-requirement
// swiftc: must be declared internal because it matches a requirement
protocol Shape { func area() -> Double }
struct Square: Shape { private func area() -> Double { 1 } }
print(Square())
