// Covers: literal-protocols, initializers, operators
struct Metres: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, Equatable, CustomStringConvertible {
    var value: Double
    init(integerLiteral value: Int) { self.value = Double(value) }
    init(floatLiteral value: Double) { self.value = value }
    static func + (a: Metres, b: Metres) -> Metres { var c = a; c.value += b.value; return c }
    var description: String { "\(value)m" }
}
struct Name: ExpressibleByStringLiteral, Hashable { let text: String; init(stringLiteral value: String) { text = value.uppercased() } }
struct Flags: ExpressibleByArrayLiteral { var bits = 0; init(arrayLiteral elements: Int...) { for e in elements { bits |= 1 << e } } }
let walk: Metres = 3
let run: Metres = 2.5
print(walk + run, walk + 1, walk + 0.25 == 3.25, [1, 2.5] as [Metres])
func greet(_ name: Name, after distance: Metres = 10) -> String { "\(name.text) after \(distance)" }
print(greet("ann"), greet("bob", after: 5))
let ages: [Name: Int] = ["ann": 31, "bob": 25]
print(ages["ANN"] ?? 0, ages["bob"]!, ages["eve"] as Any)
let flags: Flags = [0, 3]
let empty: Flags = []
print(flags.bits, empty.bits)
let table: [(Metres, Name)] = [(1, "x"), (2.5, "y")]
print(table.map { "\($0.0) \($0.1.text)" })
let maybe: Metres? = 7
print(maybe!, maybe == 7, (maybe ?? 0) + 1)
struct Poly: ExpressibleByArrayLiteral, CustomStringConvertible {
    let coefficients: [Double]
    init(arrayLiteral elements: Double...) { coefficients = elements }
    func callAsFunction(_ x: Double) -> Double { coefficients.reversed().reduce(0) { $0 * x + $1 } }
    var description: String { coefficients.enumerated().map { $0.offset == 0 ? "\($0.element)" : "\($0.element)x^\($0.offset)" }.joined(separator: " + ") }
}
let p: Poly = [1, 0, 2]
print(p, p(3), p(-0.5))
