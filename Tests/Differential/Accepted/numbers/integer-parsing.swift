// Covers: int, string
for text in ["42", "-17", "+8", " 1", "1 ", "", "-", "12a", "0x1F", "1_000", "007", "9223372036854775807", "9223372036854775808"] {
    print(text, Int(text).map { "\($0)" } ?? "nil")
}
print(Int("ff", radix: 16) as Any, Int("FF", radix: 16)!, Int("-101", radix: 2)!, Int("zz", radix: 36)!)
print(UInt8("255") as Any, UInt8("256") as Any, UInt8("-0") as Any, Int8("-128") as Any)
print(Int("8", radix: 8) as Any, UInt64("18446744073709551615")!)
print(String(255, radix: 16), String(255, radix: 16, uppercase: true), String(-255, radix: 2), String(35, radix: 36))
print(String(Int64.max, radix: 16), String(Int.min, radix: 2).count)
let total = ["1", "x", "3"].compactMap { Int($0) }.reduce(0, +)
print(total, Int("١") as Any)
