// Covers: protocols, static-members, generics, initializers, operators
protocol Unit { static var symbol: String { get }; static var scale: Double { get }; static func parse(_ text: String) -> Double? }
extension Unit {
    static var scale: Double { 1 }
    static func parse(_ text: String) -> Double? { text.hasSuffix(symbol) ? Double(text.dropLast(symbol.count)).map { $0 * scale } : nil }
}
enum Metre: Unit { static let symbol = "m" }
enum Kilometre: Unit { static let symbol = "km"; static let scale = 1000.0 }
enum Mile: Unit { static var symbol: String { "mi" }; static var scale: Double { 1609.344 } }
struct Length<U: Unit>: CustomStringConvertible, Equatable {
    var amount: Double
    var metres: Double { amount * U.scale }
    func converted<V: Unit>(to unit: V.Type) -> Length<V> { Length<V>(amount: metres / V.scale) }
    var description: String { "\(amount)\(U.symbol)" }
    static func + (a: Self, b: Self) -> Self { Self(amount: a.amount + b.amount) }
}
let run = Length<Kilometre>(amount: 5)
print(run, run.metres, run.converted(to: Metre.self), run + Length(amount: 2.5), run == Length<Metre>(amount: 5000).converted(to: Kilometre.self))
print(Metre.parse("12m") as Any, Kilometre.parse("1.5km") as Any, Mile.parse("3km") as Any)
func best<U: Unit>(_ texts: [String], as unit: U.Type) -> Double? { texts.compactMap { U.parse($0) }.max() }
print(best(["1km", "2km", "x"], as: Kilometre.self)!, best(["1km"], as: Mile.self) as Any)
protocol Monoid { static var empty: Self { get }; static func <> (a: Self, b: Self) -> Self }
infix operator <>: AdditionPrecedence
extension Int: Monoid { static let empty = 0; static func <> (a: Int, b: Int) -> Int { a + b } }
extension String: Monoid { static let empty = ""; static func <> (a: String, b: String) -> String { a + b } }
extension Array: Monoid { static var empty: [Element] { [] }; static func <> (a: [Element], b: [Element]) -> [Element] { a + b } }
func fold<M: Monoid>(_ items: [M]) -> M { items.reduce(.empty, <>) }
print(fold([1, 2, 3]), fold(["a", "b"]), fold([[1], [2, 3]]), fold([Int]()))
protocol Defaultable { init() }
struct Config: Defaultable { var name = "none", level = 3; init() {} }
extension Int: Defaultable {}
func makeMany<D: Defaultable>(_ n: Int) -> [D] { (0..<n).map { _ in D() } }
let configs: [Config] = makeMany(2)
let zeros: [Int] = makeMany(3)
print(configs.map { $0.name }, zeros, Config.init().level)
protocol Countable { static var made: Int { get set }; init() }
extension Countable { static func make() -> Self { made += 1; return Self() } }
struct A: Countable { static var made = 0 }
struct B: Countable { static var made = 10 }
_ = A.make(); _ = A.make(); _ = B.make()
print(A.made, B.made)
