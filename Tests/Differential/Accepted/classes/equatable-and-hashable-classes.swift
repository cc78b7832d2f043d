// Covers: classes, inheritance, identity, set
class Point: Hashable {
    let x: Int, y: Int
    init(_ x: Int, _ y: Int) { self.x = x; self.y = y }
    static func == (lhs: Point, rhs: Point) -> Bool { lhs.x == rhs.x && lhs.y == rhs.y }
    func hash(into hasher: inout Hasher) { hasher.combine(x); hasher.combine(y) }
}
final class Named: Point {
    let name: String
    init(_ x: Int, _ y: Int, _ name: String) { self.name = name; super.init(x, y) }
}
let a = Point(1, 2), b = Point(1, 2), c = Named(1, 2, "c")
print(a == b, a === b, a != c, a == c)
var seen: Set<Point> = [a, b, c, Point(2, 1)]
print(seen.count, seen.contains(Point(2, 1)))
let table = [a: "first", Point(0, 0): "origin"]
print(table[b] ?? "-", table[Point(0, 0)] ?? "-", table[Point(9, 9)] ?? "-")
print([a, b].firstIndex(of: c) ?? -1, [Point(5, 5), c].contains(a))
print(ObjectIdentifier(a) == ObjectIdentifier(b), ObjectIdentifier(a) == ObjectIdentifier(a))
let pair: (Point?, Point?) = (a, nil)
print(pair.0 == b, pair.1 == b, pair.1 == nil)
