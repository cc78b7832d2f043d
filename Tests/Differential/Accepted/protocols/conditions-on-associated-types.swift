// Covers: associated-types, generic-where, protocol-extensions, inheritance
protocol Graph {
    associatedtype Vertex
    associatedtype Neighbours: Sequence where Neighbours.Element == Vertex, Vertex: Hashable
    func neighbours(of vertex: Vertex) -> Neighbours
}
extension Graph {
    func reachable(from start: Vertex) -> Set<Vertex> {
        var (seen, open): (Set<Vertex>, [Vertex]) = ([start], [start])
        while let here = open.popLast() {
            for next in neighbours(of: here) where seen.insert(next).inserted { open.append(next) }
        }
        return seen
    }
}
struct Chain: Graph { func neighbours(of n: Int) -> [Int] { n < 5 ? [n + 1] : [] } }
print(Chain().reachable(from: 2).sorted())

protocol Shelf {
    associatedtype Items: Collection where Items.Element: Comparable
    var items: Items { get }
}
extension Shelf { var top: Items.Element? { items.max() } }
struct Words: Shelf { let items = ["pear", "fig", "plum"] }
print(Words().top ?? "nothing")

class Animal {
    let name: String
    init(_ name: String) { self.name = name }
    func speak() -> String { "…" }
}
class Dog: Animal { override func speak() -> String { "woof" } }
protocol Shelter {
    associatedtype Guest: Animal
    var guests: [Guest] { get }
}
extension Shelter {
    var roll: String { guests.map { "\($0.name): \($0.speak())" }.joined(separator: ", ") }
    var first: Animal? { guests.first }
}
struct Kennel: Shelter { var guests: [Dog] }
func loudest<S: Shelter>(_ shelter: S) -> String { shelter.guests.max { $0.name < $1.name }!.speak() }
let kennel = Kennel(guests: [Dog("Rex"), Dog("Bella")])
print(kennel.roll, kennel.first!.name, loudest(kennel))

protocol Functor { associatedtype A; func mapped<B>(_ change: (A) -> B) -> [B] }
extension Array: Functor { func mapped<B>(_ change: (Element) -> B) -> [B] { map(change) } }
extension Optional: Functor { func mapped<B>(_ change: (Wrapped) -> B) -> [B] { map { [change($0)] } ?? [] } }
print([1, 2].mapped { $0 * 10 }, Optional("x").mapped { $0 + "!" })
