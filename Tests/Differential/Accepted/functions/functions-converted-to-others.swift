// Covers: functions-as-values, closures, any, optional, dictionary
class Animal { var name: String { "animal" } }
final class Dog: Animal { override var name: String { "dog" } }
func makeDog() -> Dog { Dog() }
func three() -> Int { 3 }
var maker: (() -> Animal)? = makeDog
print(maker!().name)
maker = makeDog
var number: (() -> Int?)? = nil
number = three
print(number?() as Any)
final class Registry {
    private var makers: [ObjectIdentifier: () -> Any] = [:]
    func register<T>(_ type: T.Type, _ make: @escaping () -> T) { makers[ObjectIdentifier(type)] = make }
    func resolve<T>(_ type: T.Type = T.self) -> T? { makers[ObjectIdentifier(type)]?() as? T }
}
let registry = Registry()
var made = 0
registry.register(Int.self) { made += 1; return made }
registry.register(Dog.self, makeDog)
let n: Int? = registry.resolve()
print(n!, registry.resolve(Int.self)!, registry.resolve(Dog.self)!.name, registry.resolve(String.self) as Any)
func boxed<T>(_ f: @escaping (Any) -> T) -> [(Int) -> Any] { [f, { f($0) }] }
print(boxed { "<\($0)>" }.map { $0(7) })
var current: () -> Int = { 1 }
let kept: () -> Any = current
current = { 2 }
print(kept(), current())
