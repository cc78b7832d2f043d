// Covers: structs, operators, custom-string-convertible, synthesized-equatable
struct BigNumber: Equatable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    private var digits: [Int]
    static let base = 1_000_000
    init(integerLiteral value: Int) { self.init(value) }
    init(_ value: Int) {
        digits = []
        var rest = value
        repeat { digits.append(rest % Self.base); rest /= Self.base } while rest > 0
    }
    private init(digits: [Int]) { self.digits = digits; while self.digits.count > 1, self.digits.last == 0 { self.digits.removeLast() } }
    static func + (a: BigNumber, b: BigNumber) -> BigNumber {
        var result: [Int] = [], carry = 0
        for i in 0..<max(a.digits.count, b.digits.count) {
            let sum = (i < a.digits.count ? a.digits[i] : 0) + (i < b.digits.count ? b.digits[i] : 0) + carry
            result.append(sum % base)
            carry = sum / base
        }
        if carry > 0 { result.append(carry) }
        return BigNumber(digits: result)
    }
    static func * (a: BigNumber, b: BigNumber) -> BigNumber {
        var result = Array(repeating: 0, count: a.digits.count + b.digits.count)
        for (i, x) in a.digits.enumerated() {
            var carry = 0
            for (j, y) in b.digits.enumerated() {
                let total = result[i + j] + x * y + carry
                result[i + j] = total % base
                carry = total / base
            }
            result[i + b.digits.count] += carry
        }
        return BigNumber(digits: result)
    }
    static func *= (a: inout BigNumber, b: BigNumber) { a = a * b }
    static func < (a: BigNumber, b: BigNumber) -> Bool {
        if a.digits.count != b.digits.count { return a.digits.count < b.digits.count }
        for (x, y) in zip(a.digits.reversed(), b.digits.reversed()) where x != y { return x < y }
        return false
    }
    var description: String {
        let head = "\(digits.last!)"
        return digits.dropLast().reversed().reduce(head) { $0 + String("\($1 + Self.base)".dropFirst()) }
    }
}
func factorial(_ n: Int) -> BigNumber { n < 2 ? 1 : (2...n).reduce(1) { $0 * BigNumber($1) } }
print(factorial(5), factorial(25), factorial(40))
var power: BigNumber = 1
for _ in 1...100 { power *= 2 }
print(power)
var (a, b): (BigNumber, BigNumber) = (0, 1)
for _ in 0..<150 { (a, b) = (b, a + b) }
print(a, a < b, a == b, max(a, b) == b, BigNumber(0) + 0)
