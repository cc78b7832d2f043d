// Covers: classes, inheritance, static-members
class Animal {
    let name: String
    required init(name: String) { self.name = name }
    class var kind: String { "animal" }
    class func make(_ names: String...) -> [Animal] { names.map { self.init(name: $0) } }
    func twin() -> Self { type(of: self).init(name: name + "2") }
    static func title() -> String { "the " + kind }
}
class Cat: Animal {
    var lives = 9
    required init(name: String) { super.init(name: "cat " + name) }
    override class var kind: String { "cat" }
}
final class Lion: Cat { override class var kind: String { "lion, a " + super.kind } }
let types: [Animal.Type] = [Animal.self, Cat.self, Lion.self]
for kind in types {
    let made = kind.init(name: "x")
    print(kind, made.name, kind.kind, kind.title(), type(of: made) == kind)
}
print(Cat.make("a", "b").map { $0.name })
let lion = Lion(name: "leo").twin()
print(lion.name, lion.lives, type(of: lion))
let animal: Animal = lion
print(type(of: animal) == Lion.self, type(of: animal) == Animal.self, type(of: animal).kind)
print(type(of: animal.twin()), type(of: 3), type(of: "s"), type(of: [1.5]))
