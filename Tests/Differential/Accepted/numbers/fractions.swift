// Covers: custom-operators, literal-protocols, operators
struct Fraction: Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    let n: Int, d: Int
    init(_ n: Int, _ d: Int = 1) {
        func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
        let g = gcd(abs(n), abs(d)) * d.signum()
        self.n = n / g
        self.d = d / g
    }
    init(integerLiteral v: Int) { self.init(v) }
    static func + (l: Fraction, r: Fraction) -> Fraction {
        Fraction(l.n * r.d + r.n * l.d, l.d * r.d)
    }
    static func / (l: Fraction, r: Fraction) -> Fraction { Fraction(l.n * r.d, l.d * r.n) }
    static func < (l: Fraction, r: Fraction) -> Bool { l.n * r.d < r.n * l.d }
    var description: String { d == 1 ? "\(n)" : "\(n)/\(d)" }
}
infix operator ⁄ : MultiplicationPrecedence
func ⁄ (a: Int, b: Int) -> Fraction { Fraction(a, b) }
print(1 ⁄ 2 + 1 ⁄ 3, (1 ⁄ 2 + 1) / 3, [3 ⁄ 4, 1 ⁄ 8, 2].sorted(), 2 > 1 ⁄ 2, 4 ⁄ 2 == 2)
print((1...10).map { 1 ⁄ $0 }.reduce(0, +))
