// Covers: sorted
let numbers = [3, 1, 2, -5, 10, 0]
print(numbers.sorted(), numbers.sorted(by: >), numbers.sorted { abs($0) < abs($1) })
var names = ["bob", "Alice", "carol", "Dave"]
names.sort()
print(names)
names.sort { $0.lowercased() < $1.lowercased() }
print(names, ["é", "e", "z", "f"].sorted(), ["10", "9", "2"].sorted(), [2.5, -0.5, 1].sorted())
struct Person: Comparable {
    let name: String, age: Int
    static func < (a: Person, b: Person) -> Bool { (a.age, a.name) < (b.age, b.name) }
}
let people = [Person(name: "X", age: 30), Person(name: "B", age: 25), Person(name: "A", age: 30)]
print(people.sorted().map { $0.name }, people.min()!.name, people.max()!.name, people.sorted(by: >).map { $0.name })
let stable = [(1, "a"), (0, "b"), (1, "c"), (0, "d")].sorted { $0.0 < $1.0 }
print(stable.map { $0.1 }.joined())
print(Array(stable.reversed()).map { $0.1 }, [true, false].map { $0 ? 1 : 0 }.sorted(), "swift".sorted())
let ages = ["x": 3, "y": 1, "z": 2]
print(ages.sorted { $0.value < $1.value }.map { $0.key }, ages.keys.sorted(by: >), ages.values.sorted())
enum Size: Int, Comparable { case small, medium, large
    static func < (a: Size, b: Size) -> Bool { a.rawValue < b.rawValue } }
print([Size.large, .small, .medium].sorted(), Size.small < .large, max(Size.small, .medium))
