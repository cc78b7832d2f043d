// Covers: int, double, float
let dozen = 12
let mask = 0xFF_AA
let permissions = 0o755
let flags = 0b1010_0101
let million = 1_000_000
print(dozen, mask, permissions, flags, million)
print(-0x10, -0b11, 0o17 + 1)
let half = 0.5
let avogadro = 6.022_140_76e23
let tiny = 1e-7
let hexadecimal = 0x1.8p3
let quarter = 0x1p-2
print(half, avogadro, tiny, hexadecimal, quarter)
let single: Float = 0.1
let whole: Double = 3
let big: UInt64 = 0xFFFF_FFFF_FFFF_FFFF
print(single, whole, big, Int8(-128), 1e16, 1e15, 123456789012345680.0)
