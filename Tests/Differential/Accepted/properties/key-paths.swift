// Covers: key-paths
struct Address { var city: String; var zip: Int? }
struct Person {
    var name: String
    var age: Int
    var address: Address
    var initial: Character { name.first! }
}
let people = [
    Person(name: "Cy", age: 31, address: Address(city: "Rome", zip: 1)),
    Person(name: "Al", age: 25, address: Address(city: "Oslo", zip: nil)),
    Person(name: "Bea", age: 40, address: Address(city: "Bonn", zip: 3)),
]
print(people.map(\.name))
print(people.map(\.address.city))
print(people.map(\.initial), people.map(\.name.count))
print(people.compactMap(\.address.zip))
print(people.filter(\.name.isEmpty).count)
let age = \Person.age
print(people[1][keyPath: age])
print(people.map { $0[keyPath: \.address.city.count] })
print(people.reduce(0) { $0 + $1[keyPath: age] })
print([3, 1, 2].map(\.self), ["a", "bb"].map(\.count))
print(people.sorted { $0[keyPath: age] < $1[keyPath: age] }.map(\.name))
