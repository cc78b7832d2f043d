// Covers: existential-any, protocol-extensions, static-members
protocol Animal { init(name: String); var name: String { get } }
extension Animal {
    static func make(_ name: String) -> Self { Self(name: name) }
    static var kind: String { "\(Self.self)" }
    static func pair() -> (any Animal, any Animal) { (make("a"), make("b")) }
}
struct Dog: Animal { let name: String }
struct Cat: Animal { let name: String }
let types: [any Animal.Type] = [Dog.self, Cat.self]
for type in types {
    let animal = type.make("Rex")
    print(type.kind, animal.name, animal)
    print(type.pair().0)
    print(type.init(name: "direct"))
}
