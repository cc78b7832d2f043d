// Error: hidden-override
// swiftc: must be as accessible as the declaration it overrides
class Shape { func area() -> Double { 0 } }
class Square: Shape { private override func area() -> Double { 1 } }
print(Square())
