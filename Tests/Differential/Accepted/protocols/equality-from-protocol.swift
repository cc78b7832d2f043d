// Covers: protocol-extensions, set, synthesized-equatable, synthesized-hashable, default-implementations
protocol Entity: Hashable { associatedtype ID: Hashable; var id: ID { get } }
extension Entity {
    static func == (a: Self, b: Self) -> Bool { a.id == b.id }
    func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
struct User: Entity { let id: Int; var name: String }
let ann = User(id: 1, name: "Ann"), anna = User(id: 1, name: "Anna"), bob = User(id: 2, name: "Bob")
print(ann == anna, Set([ann, anna, bob]).count, [ann] == [anna], [bob, ann].firstIndex(of: anna) ?? -1)
print([ann: "first"][anna] ?? "none", Optional(ann) == anna, [1: ann] == [1: anna])

protocol Named: Equatable { var name: String { get } }
extension Named { static func == (a: Self, b: Self) -> Bool { a.name == b.name } }
struct Point: Named { let name: String, x: Int }
enum Shape: Named {
    case circle(Int)
    case square(Int)
    var name: String { if case .circle = self { "circle" } else { "square" } }
}
struct Drawing: Equatable { var shape: Shape; var at: Point }
print(Point(name: "p", x: 1) == Point(name: "p", x: 2), Shape.circle(1) == .circle(2), Shape.circle(1) == .square(1))
print(Drawing(shape: .square(1), at: Point(name: "a", x: 1)) == Drawing(shape: .square(5), at: Point(name: "a", x: 9)))
print([Shape.circle(3)].contains(.circle(4)), [[Shape.square(1)]] == [[.square(2)]])

final class Token: Named { let name: String; var uses = 0; init(_ name: String) { self.name = name } }
print(Token("a") == Token("a"), [Token("a")] == [Token("b")], Token("a") != Token("b"))
