// Covers: key-paths, classes, inheritance
class Person { var name: String; var age: Int; let id = 7; weak var friend: Person?
  init(_ n: String, _ a: Int) { name = n; age = a } }
class Student: Person { var school = "none"; var address = Address() }
struct Address { var city = "Bern"; var lines = [1, 2] }
let s = Student("Ann", 20)
let path: ReferenceWritableKeyPath<Person, Int> = \.age
s[keyPath: path] = 21
print(s.age, s[keyPath: \.name], s[keyPath: \Student.school])
let city = \Student.address.city
s[keyPath: city] = "Rome"
print(s.address.city, s[keyPath: \.address.lines[1]])
s[keyPath: \.address.lines[0]] += 5
print(s.address.lines)
func update<T, V>(_ object: T, _ path: ReferenceWritableKeyPath<T, V>, to value: V) { object[keyPath: path] = value }
update(s, \.school, to: "ETH")
print(s.school)
let people: [Person] = [s, Person("Bob", 3)]
print(people.map(\.name), people.map(\.age).reduce(0, +))
s.friend = people[1]
print(s.friend?.name ?? "-", s[keyPath: \.friend?.age] ?? -1)
let idp: KeyPath<Person, Int> = \.id
print(s[keyPath: idp])
