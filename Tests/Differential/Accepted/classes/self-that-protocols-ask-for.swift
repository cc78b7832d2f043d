// Covers: protocols, classes, inheritance
// Requirements of `Self`, done by classes that have subclasses and by one that has none.
protocol Making {
    static func make() -> Self
    static var plain: Self { get }
    func copy() -> Self
}
class Shape: Making {
    required init() {}
    static func make() -> Self { self.init() }
    class var plain: Self { self.init() }
    func copy() -> Self { type(of: self).init() }
}
class Circle: Shape {}
print(type(of: Circle.make()), type(of: Circle.plain), type(of: Circle().copy()))
final class Point: Making {
    static func make() -> Point { Point() }
    static var plain: Point { Point() }
    func copy() -> Point { Point() }
}
print(type(of: Point.make()), type(of: Point.plain), type(of: Point().copy()))
