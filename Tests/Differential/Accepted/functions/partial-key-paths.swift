// Covers: key-paths, default-arguments
// Key paths to parts of different types, in one array.
struct Person { var name: String; var age: Int; var home: Home? }
struct Home { var city = "Oslo" }
let ann = Person(name: "Ann", age: 3, home: Home())
let age: PartialKeyPath<Person> = \.age
print(ann[keyPath: age], age == \Person.age)
let all: [PartialKeyPath<Person>] = [\.name, \.age, \.home?.city, \.name.count]
for path in all { print(ann[keyPath: path]) }
print(all.map { ann[keyPath: $0] }.count, all[0] == all[1], Set(all).count)
if let name = ann[keyPath: all[0]] as? String { print(name.uppercased()) }
extension Sequence {
    func sorted<T: Comparable>(
        by path: KeyPath<Element, T>, _ isBefore: (T, T) -> Bool = { $0 < $1 }
    ) -> [Element] {
        sorted { isBefore($0[keyPath: path], $1[keyPath: path]) }
    }
    func ordered<T: Comparable>(by path: KeyPath<Element, T>, _ isBefore: (T, T) -> Bool = (<)) -> [Element] {
        sorted { isBefore($0[keyPath: path], $1[keyPath: path]) }
    }
}
let people = [ann, Person(name: "Zoe", age: 1), Person(name: "Bo", age: 2)]
print(people.sorted(by: \.age).map(\.name), people.sorted(by: \.name, >).map(\.name))
print(people.ordered(by: \.age).map(\.name), people.ordered(by: \.name, >).map(\.name))
