class Shape { func area() -> Double { 0 } }
class Square: Shape { private override func area() -> Double { 1 } }
