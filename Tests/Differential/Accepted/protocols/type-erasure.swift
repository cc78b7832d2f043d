// Covers: associated-types, existential-any, some
protocol Animal {
    associatedtype Food
    func eat(_ f: Food) -> String
    var name: String { get }
}
struct Grass { let h: Int }
struct Meat {}
struct Cow: Animal {
    let name = "cow"
    func eat(_ f: Grass) -> String { "\(name) eats grass \(f.h)" }
}
struct Lion: Animal {
    var name: String { "lion" }
    func eat(_ f: Meat) -> String { "\(name) eats meat" }
}
struct AnyAnimal<F>: Animal {
    let name: String
    private let _eat: (F) -> String
    init<A: Animal>(_ a: A) where A.Food == F {
        name = a.name
        _eat = a.eat
    }
    func eat(_ f: F) -> String { _eat(f) }
}
let herd = [AnyAnimal(Cow()), AnyAnimal(Cow())]
print(herd.map { $0.eat(Grass(h: 2)) }, AnyAnimal(Lion()).eat(Meat()))
let zoo: [any Animal] = [Cow(), Lion()]
print(zoo.map(\.name))
func feed<A: Animal>(_ a: A, _ f: A.Food) -> String { a.eat(f) }
print(feed(Cow(), .init(h: 5)))
func nameOf(_ a: some Animal) -> String { a.name + "!" }
for z in zoo { print(nameOf(z)) }
