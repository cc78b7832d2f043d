// Covers: int, fixed-width-integers, number-parsing
print(7 / 2, -7 / 2, 7 % 3, -7 % 3, 1 << 10, 0xFF & 0x0F, 5 ^ 1, ~0)
print(Int.max, Int.min, UInt8.max, Int8.min, UInt64.max)
let x: Int32 = 100
print(x * 2, Int(x) + 1, Double(x) / 3)
print(Int("12")!, Int("abc") as Any, Int("ff", radix: 16)!)
print(UInt8(truncatingIfNeeded: 300), Int8(exactly: 200) as Any, Int(3.99), Int(-3.99))
print(7.quotientAndRemainder(dividingBy: 2), 6.isMultiple(of: 3), (-5).magnitude, (-5).signum())
var n = 5
n += 3; n *= 2; n -= 1; n /= 3; n %= 4
print(n)
print(Int.max &+ 1, (5).nonzeroBitCount, (8).trailingZeroBitCount, (1).leadingZeroBitCount)
print(abs(-3), min(3, 1, 2), max(1.5, 2.5), min("b", "a"))
print(String(255, radix: 16), String(255, radix: 2), String(-5))
let (q, overflow) = Int.max.addingReportingOverflow(1)
print(q, overflow)
print(3 == 3, 3 != 4, 3 < 4, 4 <= 3, 5 > 2, 2 >= 2)
print(UInt(5) - 3, UInt8(200) / 7, Int64(5) * 3, Int16(-4) >> 1)
print(10.clamped)
extension Int { var clamped: Int { self > 5 ? 5 : self } }
