// Covers: protocols, classes, inheritance
protocol Copyable2 { func copy() -> Self }
class Settings: Copyable2 {
    var values: [String: Int] = [:]
    required init() {}
    func copy() -> Self {
        let new = type(of: self).init()
        new.values = values
        return new
    }
    @discardableResult func set(_ key: String, _ value: Int) -> Self { values[key] = value; return self }
}
final class Special: Settings { var note = "special" }
let special = Special().set("a", 1).set("b", 2)
let other = special.copy()
other.set("a", 5)
print(special.values["a"]!, other.values["a"]!, other.note, special === other)
func duplicate<T: Copyable2>(_ value: T) -> [T] { [value, value.copy()] }
print(duplicate(special).map { $0.note }, duplicate(Settings()).count)
