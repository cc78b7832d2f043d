protocol Making { static func make() -> Self }
class Shape: Making { static func make() -> Shape { Shape() } }
