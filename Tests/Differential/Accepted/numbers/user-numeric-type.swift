// Covers: generic-constraints, literal-protocols
struct Modular: Numeric, CustomStringConvertible {
    static let modulus = 7
    var value: Int
    init(_ value: Int) { self.value = ((value % Modular.modulus) + Modular.modulus) % Modular.modulus }
    init(integerLiteral value: Int) { self.init(value) }
    init?<T: BinaryInteger>(exactly source: T) {
        guard let value = Int(exactly: source) else { return nil }
        self.init(value)
    }
    var magnitude: Int { value }
    static func + (a: Modular, b: Modular) -> Modular { Modular(a.value + b.value) }
    static func - (a: Modular, b: Modular) -> Modular { Modular(a.value - b.value) }
    static func * (a: Modular, b: Modular) -> Modular { Modular(a.value * b.value) }
    static func *= (a: inout Modular, b: Modular) { a = a * b }
    var description: String { "\(value) (mod \(Modular.modulus))" }
}
let a: Modular = 5
let b: Modular = -3
print(a + b, a - b, a * b, a * 3, a == 12, a.magnitude)
var power: Modular = 1
for _ in 0..<6 { power *= a }
print(power, [1, 2, 3, 4].reduce(0, +) as Modular, Modular(exactly: 100) as Any)
func square<T: Numeric>(_ x: T) -> T { x * x }
print(square(a), square(3), square(0.5))
