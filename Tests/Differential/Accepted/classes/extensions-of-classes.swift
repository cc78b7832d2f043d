// Covers: extensions, classes, inheritance
class Vector { var x: Double, y: Double; init(_ x: Double, _ y: Double) { self.x = x; self.y = y } }
extension Vector {
    convenience init(angle: Int) { self.init(Double(angle), 1) }
    var length: Double { x * x + y * y }
    func scale(by factor: Double) { x *= factor; y *= factor }
    static let zero = Vector(0, 0)
    static func + (a: Vector, b: Vector) -> Vector { Vector(a.x + b.x, a.y + b.y) }
    static func += (a: Vector, b: Vector) { a.x += b.x; a.y += b.y }
}
extension Vector: CustomStringConvertible, Comparable {
    var description: String { "(\(x), \(y))" }
    static func == (a: Vector, b: Vector) -> Bool { a.x == b.x && a.y == b.y }
    static func < (a: Vector, b: Vector) -> Bool { a.length < b.length }
}
final class Vector3: Vector { var z = 0.0; override init(_ x: Double, _ y: Double) { super.init(x, y); z = 1 } }
let v = Vector(3, 4)
v.scale(by: 2)
print(v, v.length, v + Vector.zero == v)
let w = Vector3(angle: 2)
v += w
print(v, w.z, w < v, max(v, w), [v, w, Vector.zero].sorted())
print(Vector.zero === Vector.zero)
