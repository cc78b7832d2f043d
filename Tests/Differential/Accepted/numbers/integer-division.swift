// Covers: int
for (a, b) in [(7, 2), (-7, 2), (7, -2), (-7, -2)] {
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    print(a, b, a / b, a % b, quotient, remainder)
}
print(12.isMultiple(of: 4), 12.isMultiple(of: 5), 0.isMultiple(of: 0), 3.isMultiple(of: 0))
let both = 17.quotientAndRemainder(dividingBy: 5)
print(both.quotient, both.remainder, both)
func modulo(_ a: Int, _ n: Int) -> Int { (a % n + n) % n }
print((-3...3).map { modulo($0, 3) })
print((-128 as Int8) / 2, (255 as UInt8) / 2, (255 as UInt8) % 16)
func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
print(gcd(1071, 462), gcd(17, 5), gcd(0, 9))
var value = 100
value /= 7
value %= 5
value *= -3
print(value)
