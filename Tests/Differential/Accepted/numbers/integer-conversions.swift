// Covers: int, fixed-width-integers
import Foundation
let wide = 300
print(UInt8(truncatingIfNeeded: wide), Int8(truncatingIfNeeded: 200))
print(UInt8(clamping: wide), UInt8(clamping: -5), Int8(clamping: -1000), Int16(clamping: 70000))
print(UInt8(exactly: 255) as Any, UInt8(exactly: 256) as Any, Int8(exactly: -129) ?? 0)
print(UInt8(bitPattern: -1), Int8(bitPattern: 200), UInt(bitPattern: -1), Int64(bitPattern: .max))
print(Int(UInt8.max) + 1, UInt16(Int8.max), Int32(UInt16.max))
print(Int(3.99), Int(-3.99), UInt8(255.9), Int(exactly: 3.0) as Any, Int(exactly: 3.5) as Any)
print(Double(7) / 2, Float(1) / 3, Double(Float(0.1)), Float(0.1 as Double))
print(Int(Double(1 << 53)), Double(Int.max), Float(16777217))
print(UInt32(truncatingIfNeeded: -1), UInt64(truncatingIfNeeded: Int8(-2)))
print(Double(exactly: 9007199254740992) as Any, Float(exactly: 16777217) as Any, Double(exactly: Int.max) as Any)
let mixed: [Int] = [Int(5 as UInt8), Int(-5 as Int8), Int(70000 as UInt32), Int(true ? 1 : 0)]
let cast: Int16 = numericCast(5 as UInt8)
print(mixed, cast + 1)
