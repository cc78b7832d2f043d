// Error: wrong-requirement
// swiftc: must return 'Self' to conform to protocol
protocol Making { static func make() -> Self }
class Shape: Making { static func make() -> Shape { Shape() } }
print(Shape.make())
