// Covers: type-patterns, any, switch, existential-any
protocol Animal { var name: String { get } }
struct Dog: Animal { let name: String; func fetch() -> String { "\(name) fetches" } }
struct Cat: Animal { let name: String; var lives = 9 }
struct Fish: Animal { let name = "fish" }

func describe(_ value: Any) -> String {
    switch value {
    case 0 as Int: "zero"
    case let n as Int where n < 0: "negative \(n)"
    case let n as Int: "Int \(n)"
    case is Double: "some Double"
    case let text as String: "String of \(text.count)"
    case let (x, y) as (Int, Int): "pair \(x) \(y)"
    case let list as [Int]: "list of \(list.count)"
    case let dog as Dog: dog.fetch()
    case let animal as any Animal: "animal \(animal.name)"
    case let f as (Int) -> Int: "function \(f(20))"
    default: "something else"
    }
}
let values: [Any] = [
    0, -5, 12, 2.5, "hello", (1, 2), [1, 2, 3], Dog(name: "Rex"), Cat(name: "Tom"), Fish(),
    { (n: Int) -> Int in n * 2 }, Character("x"),
]
for value in values { print(describe(value)) }

let zoo: [any Animal] = [Dog(name: "Ada"), Cat(name: "Tim", lives: 3), Fish()]
for case let cat as Cat in zoo { print(cat.name, cat.lives) }
print(zoo.filter { $0 is Dog }.count, zoo.compactMap { $0 as? Cat }.map { $0.lives })
if let dog = zoo[0] as? Dog { print(dog.fetch()) }
if !(zoo[1] is Dog) { print("no dog") }
let any: Any = 3
print(any as? Int ?? 0, any as? String ?? "none", (any as? Double) as Any, any is Int)
let forced = any as! Int + 1
print(forced)
let optional: Any? = nil
print(optional == nil, (optional as? Int) as Any)
let mixed: [Any] = [1, "two", 3.0]
print(mixed.compactMap { $0 as? Int }, mixed.map { "\($0)" })
