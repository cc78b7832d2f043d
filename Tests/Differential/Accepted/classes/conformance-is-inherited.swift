// Covers: classes, inheritance, protocols
protocol Named { var name: String { get }; func greet() -> String }
extension Named { func greet() -> String { "I am \(name)" } ; func shout() -> String { greet().uppercased() } }
class Person: Named, CustomStringConvertible {
    var name: String
    init(_ name: String) { self.name = name }
    var description: String { "Person(\(name))" }
}
class Student: Person {
    override var name: String { get { super.name + ", student" } set { super.name = newValue } }
}
final class Teacher: Person {
    func greet() -> String { "Good morning" }
    override var description: String { "Teacher " + super.description }
}
func show<T: Named>(_ value: T) -> String { value.greet() }
let people: [Person] = [Person("Ann"), Student("Bob"), Teacher("Cy")]
for person in people {
    print(person, show(person), person.shout())
    let named: any Named = person
    print(named.name, named.greet())
}
print(people, "\(people[2])")
