// Covers: initializers, memberwise-init, optional, structs
struct Fraction: CustomStringConvertible {
    let numerator: Int, denominator: Int
    init?(_ n: Int, over d: Int) {
        if d == 0 { return nil }
        let divisor = Self.gcd(n, d) * (d < 0 ? -1 : 1)
        numerator = n / divisor
        denominator = d / divisor
    }
    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }
    init(_ n: Int) { self.init(n, over: 1)! }
    init?(_ text: String) {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        self.init(parts[0], over: parts[1])
    }
    var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
print(Fraction(6, over: -8)!, Fraction(5), Fraction(1, over: 0) as Any, Fraction("10/4")!, Fraction("x") == nil, Fraction("1/0") == nil)

struct Temperature {
    var celsius: Double
    init(celsius: Double) { self.celsius = celsius }
    init(fahrenheit: Double) { self.init(celsius: (fahrenheit - 32) / 1.8) }
    init() { celsius = 20 }
}
print(Temperature(fahrenheit: 212).celsius, Temperature().celsius, Temperature(celsius: -5).celsius)

// An initializer in an extension leaves the memberwise one.
struct Size { var width: Int, height = 1 }
extension Size {
    init(square side: Int) { self.init(width: side, height: side) }
    init() { width = 0; height = 0 }
}
print(Size(width: 2), Size(width: 2, height: 3), Size(square: 4), Size())
struct Validated {
    enum Problem: Error { case tooShort(Int), empty }
    let text: String
    init(_ text: String) throws {
        guard !text.isEmpty else { throw Problem.empty }
        guard text.count > 2 else { throw Problem.tooShort(text.count) }
        self.text = text
    }
}
for text in ["", "ab", "abc"] {
    do { print(try Validated(text).text) } catch Validated.Problem.tooShort(let n) { print("short", n) } catch { print(error) }
}
struct Matrix { let rows: [[Int]]; let size: Int
    init(size: Int, fill: (Int, Int) -> Int) {
        var rows: [[Int]] = []
        for r in 0..<size { rows.append((0..<size).map { fill(r, $0) }) }
        self.rows = rows
        self.size = size
    } }
print(Matrix(size: 3) { r, c in r == c ? 1 : 0 }.rows, Matrix(size: 2, fill: +).rows)
let make: (Double) -> Temperature = Temperature.init(fahrenheit:)
print(make(32).celsius, [1, 2].map(Fraction.init(_:)))
