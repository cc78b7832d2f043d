// Error: wrong-requirement
// swiftc: must specify type 'Self' to conform to protocol
protocol Making { static var one: Self { get } }
class Shape: Making { static var one: Shape { Shape() } }
print(Shape.one)
