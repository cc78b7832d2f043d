// Covers: int, fixed-width-integers
let a: UInt8 = 0b1100_1010
let b: UInt8 = 0b1010_0110
print(a & b, a | b, a ^ b, ~a)
print(a << 1, a >> 1, a << 8, a >> 9)
let negative: Int8 = -100
print(negative >> 2, negative << 1, negative >> 100, negative << 7)
print(1 << 62, 1 << 64, -1 >> 70, 1 << -1, 8 >> -2)
print(a &<< 9, a &>> 9, (1 as Int) &<< 65)
print(a.nonzeroBitCount, a.leadingZeroBitCount, a.trailingZeroBitCount)
print((0 as Int16).leadingZeroBitCount, (0 as Int16).trailingZeroBitCount, (-1).nonzeroBitCount)
print((0x1234 as UInt16).byteSwapped, (1 as Int32).byteSwapped, (0x0102 as UInt16).bigEndian)
var flags = 0
flags |= 1 << 3
flags |= 1 << 5
flags ^= 1
flags &= ~(1 << 3)
flags <<= 2
flags >>= 1
print(flags, String(flags, radix: 2))
print(0b1011 & 0x6 | 1 ^ 2, (5 & 3) == 1)
let shift: UInt8 = 3
print(1 << shift, 255 >> shift)
