// Covers: operators, literal-protocols, subscripts, property-observers, lazy-properties
protocol Zero { init(); static var zero: Self { get }; static func + (a: Self, b: Self) -> Self; func isEqual(_ o: Self) -> Bool }
extension Int: Zero { static var zero: Int { 0 }; func isEqual(_ o: Int) -> Bool { self == o } }
struct P2: Zero, Equatable { var x = 0, y = 0; static let zero = P2(); static func + (a: P2, b: P2) -> P2 { P2(x: a.x + b.x, y: a.y + b.y) }; func isEqual(_ o: P2) -> Bool { self == o } }
func total<Z: Zero>(_ a: [Z]) -> Z { a.reduce(.zero, +) }
print(total([1, 2, 3]), total([P2(x: 1, y: 2), P2(x: 3)]), Int() + 3, P2.zero.isEqual(P2()))
struct Money: Comparable, Hashable, ExpressibleByIntegerLiteral, CustomStringConvertible, AdditiveArithmetic { var cents: Int; init(integerLiteral v: Int) { cents = v * 100 }; init(cents: Int) { self.cents = cents }; static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }; static func + (a: Money, b: Money) -> Money { .init(cents: a.cents + b.cents) }; static func - (a: Money, b: Money) -> Money { .init(cents: a.cents - b.cents) }; static var zero: Money { 0 }; var description: String { "$\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" } }
let prices: [Money] = [5, 3, Money(cents: 250)]
print(prices.sorted(), prices.max()!, prices.reduce(.zero, +), prices.contains(3), Set(prices).count, prices.min()! == 2, 10 - prices[0], prices[0] > 4, (1...5 as ClosedRange<Money>).contains(prices[1]))
var m: Money = 1; m += 2; m -= Money(cents: 5); print(m)
struct Temperature { var celsius: Double; var fahrenheit: Double { get { celsius * 9 / 5 + 32 } set { celsius = (newValue - 32) * 5 / 9 } }; static let boiling = Temperature(celsius: 100); mutating func warm(by d: Double) { celsius += d }; subscript(unit: Character) -> Double? { switch unit { case "c": return celsius; case "f": return fahrenheit; default: return nil } } }
var t = Temperature(celsius: 20); t.fahrenheit = 212; print(t.celsius, t.celsius == Temperature.boiling.celsius); t.warm(by: -10); print(t, t["f"]!, t["k"] as Any)
class Observed { var value = 0 { willSet { print("will \(value)->\(newValue)") } didSet { if value > 10 { value = 10 }; print("did \(oldValue)->\(value)") } }; static var count = 0; lazy var expensive: String = { Observed.count += 1; return "made\(Observed.count)" }() }
let ob = Observed(); ob.value = 5; ob.value += 50; print(ob.value, ob.expensive, ob.expensive, Observed.count)
struct Grid<T> { let w: Int; private var cells: [T]; init(w: Int, h: Int, fill: @autoclosure () -> T) { self.w = w; cells = (0..<w * h).map { _ in fill() } ; fillCount = w * h }; let fillCount: Int; subscript(x: Int, y: Int) -> T { get { cells[y * w + x] } set { cells[y * w + x] = newValue } }; subscript(row y: Int) -> ArraySlice<T> { cells[y * w..<(y + 1) * w] } }
var g = Grid(w: 3, h: 2, fill: "."); g[1, 1] = "#"; print(g[row: 1], g[0, 0], g[1, 1], g.fillCount, g[row: 1].joined())
var copy = g; copy[0, 0] = "@"; print(g[0, 0], copy[0, 0])
enum Op: String, CaseIterable { case add = "+", sub = "-"; func callAsFunction(_ a: Int, _ b: Int) -> Int { self == .add ? a + b : a - b } }
print(Op.allCases.map { $0(5, 3) }, Op(rawValue: "-")!(1, 1), Op.add.rawValue)
@dynamicMemberLookup struct Json { var d: [String: Int]; subscript(dynamicMember k: String) -> Int { d[k] ?? -1 } }; print(Json(d: ["a": 4]).a, Json(d: [:]).zz)
struct Countdown: Sequence, IteratorProtocol { var n: Int; mutating func next() -> Int? { n > 0 ? { n -= 1; return n + 1 }() : nil } }
print(Array(Countdown(n: 3)), Countdown(n: 5).filter { $0 % 2 == 1 }, Countdown(n: 4).reversed(), Countdown(n: 3).lazy.map { $0 * 2 }.reduce(0, +)); for (i, x) in Countdown(n: 2).enumerated() { print(i, x) }
typealias Pair<T> = (T, T); func swapped<T>(_ p: Pair<T>) -> Pair<T> { (p.1, p.0) }; print(swapped((1, 2)))
struct Wrapper<Base> { let base: Base }; extension Wrapper where Base == String { var shout: String { base.uppercased() } }; extension Wrapper: CustomStringConvertible where Base: Numeric { var description: String { "W(\(base * 2))" } }; print(Wrapper(base: "hi").shout, Wrapper(base: 3), Wrapper(base: 2.5))
