// Covers: operators, static-members, generics
import Foundation

protocol UnitProtocol {
    static var symbol: String { get }
    static var factor: Double { get }
}
enum Meter: UnitProtocol { static let symbol = "m", factor = 1.0 }
enum Kilometer: UnitProtocol {
    static let symbol = "km"
    static var factor: Double { 1000 }
}
struct Quantity<U: UnitProtocol>: Comparable, CustomStringConvertible {
    var value: Double
    init(_ v: Double) { value = v }
    func converted<V>(to: V.Type = V.self) -> Quantity<V> {
        Quantity<V>(value * U.factor / V.factor)
    }
    static func < (a: Self, b: Self) -> Bool { a.value < b.value }
    static func + (a: Self, b: Self) -> Self { .init(a.value + b.value) }
    static func + <V>(a: Self, b: Quantity<V>) -> Self { a + b.converted() }
    static func * (k: Double, a: Self) -> Self { Self(k * a.value) }
    var description: String { "\(value)\(U.symbol)" }
}
typealias Km = Quantity<Kilometer>
typealias M = Quantity<Meter>
print(
    Km(1.5) + M(250), M(3) < M(4), 2 * Km(1.2), M(5).converted(to: Kilometer.self),
    [M(2), M(1)].sorted(), (M(1) + Km(1)).value)
struct Vector3: Hashable, AdditiveArithmetic {
    var x = 0.0, y = 0.0, z = 0.0
    static let zero = Vector3()
    static var up: Self { .init(y: 1) }
    static func + (l: Self, r: Self) -> Self { Self(x: l.x + r.x, y: l.y + r.y, z: l.z + r.z) }
    static func - (l: Self, r: Self) -> Self { Self(x: l.x - r.x, y: l.y - r.y, z: l.z - r.z) }
    static func * (l: Self, k: Double) -> Self {
        [\Self.x, \.y, \.z].reduce(into: l) { $0[keyPath: $1] *= k }
    }
    static func • (l: Self, r: Self) -> Double { l.x * r.x + l.y * r.y + l.z * r.z }
    var length: Double { (self • self).squareRoot() }
    subscript(i: Int) -> Double {
        get {
            switch i {
            case 0: x
            case 1: y
            case 2: z
            default: fatalError("index \(i)")
            }
        }
        set {
            switch i {
            case 0: x = newValue
            case 1: y = newValue
            default: z = newValue
            }
        }
    }
    mutating func normalize() {
        let l = length
        guard l > 0 else { return }
        self = self * (1 / l)
    }
}
infix operator • : MultiplicationPrecedence
var v = Vector3(x: 3, z: 4)
v.normalize()
print(v, v.length, v[2], Vector3.up • v, [v, .up, .zero].reduce(.zero, +))
v[1] += 2
v -= .up
print(v)
struct Complex: Equatable, CustomStringConvertible, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
{
    var re, im: Double
    init(_ re: Double, _ im: Double = 0) { (self.re, self.im) = (re, im) }
    init(floatLiteral v: Double) { self.init(v) }
    init(integerLiteral v: Int) { self.init(Double(v)) }
    static let i = Complex(0, 1)
    static func * (a: Self, b: Self) -> Self {
        Self(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    }
    static func + (a: Self, b: Self) -> Self { Self(a.re + b.re, a.im + b.im) }
    static prefix func - (a: Self) -> Self { Self(-a.re, -a.im) }
    static func - (a: Self, b: Self) -> Self { a + -b }
    static func *= (a: inout Self, b: Self) { a = a * b }
    var description: String { im == 0 ? "\(re)" : "\(re)\(im < 0 ? "-" : "+")\(abs(im))i" }
}
func power(_ b: Complex, _ n: Int) -> Complex { (0..<n).reduce(1) { r, _ in r * b } }
let z: Complex = 1 + 2 * .i
print(z, z * z, -z, power(z, 3), z == 1 + 2 * Complex.i, 3 - z, 0.5 * z)
func fft(_ a: [Complex]) -> [Complex] {
    let n = a.count
    if n == 1 { return a }
    let even = fft(stride(from: 0, to: n, by: 2).map { a[$0] })
    let odd = fft(stride(from: 1, to: n, by: 2).map { a[$0] })
    var out = [Complex](repeating: 0, count: n)
    for k in 0..<n / 2 {
        let angle = -2 * .pi * Double(k) / Double(n)
        let t = Complex(cos(angle), sin(angle)) * odd[k]
        out[k] = even[k] + t
        out[k + n / 2] = even[k] - t
    }
    return out
}
print(fft([1, 2, 3, 4]).map { String(format: "%.3f%+.3fi", $0.re, $0.im) })
let angles = (0..<4).map { Double($0) * .pi / 2 }
print(
    angles.map { (sin($0) * 1000).rounded() / 1000 }, Measurement2(degrees: 180).radians == .pi,
    2 * .pi > 6.28, .pi / 2 < 1.58)
struct Measurement2 {
    var degrees: Double
    var radians: Double { degrees * .pi / 180 }
}
