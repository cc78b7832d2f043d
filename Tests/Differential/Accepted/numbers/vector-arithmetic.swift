// Covers: generic-constraints, operators
struct Vector: AdditiveArithmetic, CustomStringConvertible {
    var x = 0.0, y = 0.0
    static let zero = Vector()
    static func + (a: Vector, b: Vector) -> Vector { Vector(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Vector, b: Vector) -> Vector { Vector(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Vector, s: Double) -> Vector { Vector(x: a.x * s, y: a.y * s) }
    var description: String { "(\(x), \(y))" }
}
func total<T: AdditiveArithmetic>(_ values: [T]) -> T {
    var result = T.zero
    for value in values { result += value }
    return result
}
let path = [Vector(x: 1, y: 2), Vector(x: 0.5), Vector(y: -3)]
print(total(path), total([Vector]()), +path[0])
var position = path[0]
position -= path[1]
position += Vector(x: 1, y: 1) * 3
print(position, position == Vector(x: 3.5, y: 5), position != .zero)
print(path.reduce(Vector.zero, +), zip(path, path.dropFirst()).map { $1 - $0 })
