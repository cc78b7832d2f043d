// Covers: generics, default-arguments
protocol Startable { init() }
extension Int: Startable {}
extension String: Startable {}
func start<T: Startable>(_ type: T.Type = T.self) -> T { T() }
let number: Int = start()
let text: String = start()
print(number, text.isEmpty, start(Int.self))
struct Box<T: Startable> {
    var value: T
    init(_ value: T = T()) { self.value = value }
    func with<U: Startable>(_ type: U.Type = U.self) -> (T, U) { (value, U()) }
}
print(Box<Int>().value, Box("x").with() as (String, Int), Box(3).with(String.self).0)
