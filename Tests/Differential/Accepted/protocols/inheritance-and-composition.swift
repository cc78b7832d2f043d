// Covers: protocol-inheritance, protocol-composition, existential-any, generic-constraints
protocol Named { var name: String { get } }
protocol Aged { var age: Int { get set } }
protocol Person: Named, Aged { var email: String { get } }
extension Named { var initial: Character { name.first ?? "?" } }
extension Aged { mutating func birthday() { age += 1 } ; var isAdult: Bool { age >= 18 } }
extension Person { var card: String { "\(name) (\(age)) <\(email)>" } }
struct Student: Person { var name: String; var age: Int; var email: String { "\(name.lowercased())@school" } }
struct Tree: Aged { var age: Int }
struct City: Named { let name: String }
typealias NamedAndAged = Named & Aged

var ann = Student(name: "Ann", age: 17)
print(ann.card, ann.isAdult, ann.initial)
ann.birthday()
print(ann.card, ann.isAdult)
func introduce(_ someone: any Named & Aged) -> String { "\(someone.name), \(someone.age)" }
func older<T: NamedAndAged>(_ a: T, _ b: T) -> T { a.age >= b.age ? a : b }
print(introduce(ann), older(ann, Student(name: "Bob", age: 40)).name)
let named: [any Named] = [ann, City(name: "Oslo")]
print(named.map { $0.name }, named.map { $0.initial })
for thing in named {
    if let aged = thing as? any Aged { print(thing.name, "is", aged.age) } else { print(thing.name, "has no age") }
}
var living: [any Aged] = [Tree(age: 300), ann]
for i in living.indices { living[i].birthday() }
print(living.map { $0.age })
let both: any Named & Aged = ann
let upcast: any Named = both
print(upcast.name, both is any Person, upcast is City)
protocol Comparer { associatedtype T; func areInOrder(_ a: T, _ b: T) -> Bool }
struct ByName<N: Named>: Comparer { func areInOrder(_ a: N, _ b: N) -> Bool { a.name < b.name } }
func isSorted<C: Comparer>(_ items: [C.T], _ c: C) -> Bool { zip(items, items.dropFirst()).allSatisfy { c.areInOrder($0, $1) } }
print(isSorted([City(name: "A"), City(name: "B")], ByName()), isSorted([City(name: "B"), City(name: "A")], ByName()))
protocol Base { func id() -> String }
protocol Left: Base {}
protocol Right: Base {}
extension Left { func id() -> String { "left" } }
struct Diamond: Left, Right {}
print(Diamond().id(), (Diamond() as any Base).id(), (Diamond() as any Right).id())
