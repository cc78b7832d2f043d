// Covers: custom-operators, operators
struct Vector: Equatable {
    var x: Double, y: Double
    static func + (a: Vector, b: Vector) -> Vector { Vector(x: a.x + b.x, y: a.y + b.y) }
    static func * (a: Vector, k: Double) -> Vector { Vector(x: a.x * k, y: a.y * k) }
    static func * (k: Double, a: Vector) -> Vector { a * k }
    static prefix func - (a: Vector) -> Vector { Vector(x: -a.x, y: -a.y) }
    static func += (a: inout Vector, b: Vector) { a = a + b }
    static func *= (a: inout Vector, k: Double) { a.x *= k; a.y *= k }
}
extension Vector {
    static func - (a: Vector, b: Vector) -> Vector { a + -b }
    static func • (a: Vector, b: Vector) -> Double { a.x * b.x + a.y * b.y }
    static func < (a: Vector, b: Vector) -> Bool { a • a < b • b }
}
infix operator •: MultiplicationPrecedence
extension Vector: Comparable {}
var v = Vector(x: 1, y: 2)
v += Vector(x: 1, y: 1)
v *= 2
print(v, -v, v - v, 2 * v * 0.5 == v)
print(v • v + 1, Vector(x: 0, y: 1) < v, max(v, -v * 3))
print([v, Vector(x: 0, y: 0)].sorted()[0].x, v >= v)
let total = [v, v].reduce(Vector(x: 0, y: 0), +)
print(total)
var list = [v]
list[0] += v
list[0].x += 1
print(list)
