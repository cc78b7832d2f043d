// Covers: key-paths, structs, dictionary
struct Person { var name: String; var age: Int; var address: Address; var tags: [String] = [] }
struct Address { var city: String; var zip: String }
var people = [Person(name: "Ann", age: 30, address: .init(city: "Oslo", zip: "0150")), Person(name: "Bob", age: 25, address: .init(city: "Rome", zip: "00100")), Person(name: "Cy", age: 35, address: .init(city: "Oslo", zip: "0151"))]
print(people.map(\.name), people.map(\.address.city), people.sorted { $0.age < $1.age }.map(\.name))
let byCity = Dictionary(grouping: people, by: \.address.city)
for (city, group) in byCity.sorted(by: { $0.key < $1.key }) { print(city, group.map(\.name), group.map(\.age).reduce(0, +)) }
let kp: WritableKeyPath<Person, Int> = \.age
people[0][keyPath: kp] += 5
print(people[0].age, people[0][keyPath: \.name.count])
let path = \Person.address.zip
people[1][keyPath: path] = "999"
print(people[1].address)
extension Sequence { func sorted<T: Comparable>(by path: KeyPath<Element, T>, descending: Bool = false) -> [Element] { sorted { descending ? $0[keyPath: path] > $1[keyPath: path] : $0[keyPath: path] < $1[keyPath: path] } } 
 func total<N: Numeric>(_ path: KeyPath<Element, N>) -> N { reduce(0) { $0 + $1[keyPath: path] } } }
print(people.sorted(by: \.name, descending: true).map(\.name), people.total(\.age))
print(people.filter { $0.address.city == "Oslo" }.max { $0.age < $1.age }?.name ?? "-")
print(people.first { $0.name.hasPrefix("B") }.map { "\($0.name) \($0.age)" } ?? "none")
people[2].tags += ["x", "y"]; people[2].tags.insert("z", at: 0)
print(people[2].tags, people.flatMap(\.tags), people.contains { $0.age > 34 })
let ages = people.reduce(into: [String: Int]()) { $0[$1.name] = $1.age }
let idx = people.firstIndex { $0.name == "Cy" }
print(idx as Any, people.indices.last!, type(of: people))
dump(people[1])
