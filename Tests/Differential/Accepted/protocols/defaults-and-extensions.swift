// Covers: protocols, default-implementations, protocol-extensions, existential-any
protocol Greeter {
    var name: String { get }
    func greet() -> String
    func farewell() -> String
}
extension Greeter {
    func greet() -> String { "Hello from \(name)" }
    func farewell() -> String { "Bye from \(name)" }
    /// Not a requirement: which one runs is decided by the static type.
    func wave() -> String { "\(name) waves" }
    var shout: String { greet().uppercased() }
}
struct Plain: Greeter { let name: String }
struct Polite: Greeter {
    var name: String { "a polite one" }
    func greet() -> String { "Good day" }
    func wave() -> String { "bows" }
}
let greeters: [any Greeter] = [Plain(name: "Al"), Polite()]
for g in greeters { print(g.greet(), g.farewell(), g.wave(), g.shout, separator: " | ") }
print(Polite().wave())
func generic<G: Greeter>(_ g: G) -> String { g.greet() + " / " + g.wave() }
print(generic(Polite()), generic(Plain(name: "Bo")))

protocol Shape { static var sides: Int { get }; var area: Double { get }; init(unit: Double) ; mutating func grow(by factor: Double) }
extension Shape {
    static func describe() -> String { "\(Self.self) has \(sides) sides" }
    func doubled() -> Self { var copy = self; copy.grow(by: 2); return copy }
    static var unit: Self { Self(unit: 1) }
}
struct Square: Shape { static let sides = 4; var side: Double; init(unit: Double) { side = unit }; var area: Double { side * side }; mutating func grow(by factor: Double) { side *= factor } }
struct Triangle: Shape { static var sides: Int { 3 }; var base: Double; init(unit: Double) { base = unit }; var area: Double { base * base / 2 }; mutating func grow(by factor: Double) { base *= factor } }
print(Square.describe(), Triangle.describe(), Square.unit.area, Triangle(unit: 4).doubled().area)
func total<S: Shape>(_ shapes: [S]) -> Double { shapes.reduce(0) { $0 + $1.area } }
print(total([Square(unit: 1), Square(unit: 2)]), total([Triangle]()))
func make<S: Shape>(_ type: S.Type, _ size: Double) -> S { S(unit: size) }
print(make(Square.self, 3).area, make(Triangle.self, 3).area)
var any: any Shape = Square(unit: 2)
any.grow(by: 3)
print(any.area)
extension Int: Greeter { var name: String { "number \(self)" } }
print(5.greet(), 7.shout)
