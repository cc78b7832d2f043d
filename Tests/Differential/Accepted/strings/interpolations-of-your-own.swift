// Covers: string-interpolation, extensions
import Foundation
struct Money { var cents: Int }
extension String.StringInterpolation {
    mutating func appendInterpolation(_ m: Money) { appendLiteral("$\(m.cents / 100).\(m.cents % 100)") }
    mutating func appendInterpolation(_ x: Double, digits: Int) { appendInterpolation(String(format: "%.\(digits)f", x)) }
    mutating func appendInterpolation<T>(list: [T], joined: String = ", ") { appendLiteral(list.map { "\($0)" }.joined(separator: joined)) }
    mutating func appendInterpolation(if c: Bool, _ t: @autoclosure () -> String) { if c { appendLiteral(t()) } }
}
print("price \(Money(cents: 1234)) pi \(3.14159, digits: 2) list \(list: [1, 2, 3]) \(list: ["a"], joined: "-") \(if: true, "yes")\(if: false, "no")")
extension DefaultStringInterpolation { mutating func appendInterpolation(hex n: Int) { appendInterpolation(String(n, radix: 16)) } }
print("\(hex: 255)")
