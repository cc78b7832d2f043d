// Covers: generics, associated-types
// What a closure is given follows from a literal's type, and from parts of it.
struct Cycle<S: Sequence>: Sequence {
    let s: S
    func makeIterator() -> AnyIterator<S.Element> {
        var iterator = s.makeIterator()
        return AnyIterator {
            if let next = iterator.next() { return next }
            iterator = s.makeIterator()
            return iterator.next()
        }
    }
}
print(zip(Cycle(s: "ab"), 1...3).map { "\($0)\($1)" })
print(Array(Cycle(s: [1, 2]).prefix(5)), Cycle(s: "xy").prefix(3).map { "<\($0)>" })

protocol Monoid { static var empty: Self { get }; func combine(_ other: Self) -> Self }
extension Int: Monoid {
    static var empty: Int { 0 }
    func combine(_ other: Int) -> Int { self + other }
}
extension String: Monoid {
    static var empty: String { "" }
    func combine(_ other: String) -> String { self + other }
}
extension Sequence where Element: Monoid {
    func fold() -> Element { reduce(.empty) { $0.combine($1) } }
}
print([1, 2, 3].fold(), ["a", "b"].fold(), Set([5]).fold())

protocol Animal { var name: String { get } }
protocol Pet: Animal {}
struct Dog: Pet { let name = "dog" }
struct Lion: Animal { let name = "lion" }
let pets: [any Pet] = [Dog()]
let zoo: [Animal] = pets.map { $0 as Animal } + [Lion()]
print(zoo.map(\.name))
