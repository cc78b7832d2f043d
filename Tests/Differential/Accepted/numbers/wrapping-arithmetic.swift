// Covers: int, fixed-width-integers
let top = Int.max
print(top &+ 1 == Int.min, Int.min &- 1 == top, top &* 2)
let byte: UInt8 = 250
print(byte &+ 10, byte &* 3, (0 as UInt8) &- 1)
let small: Int8 = 127
print(small &+ 1, small &* small, -(small) &- 2)
let short: Int16 = -32768
print(short &- 1, short &* -1)
var hash: UInt32 = 2166136261
for byte in "swift".utf8 {
    hash ^= UInt32(byte)
    hash = hash &* 16777619
}
print(hash)
var seed: UInt64 = 42
for _ in 0..<3 {
    seed = seed &* 6364136223846793005 &+ 1442695040888963407
    print(seed, seed >> 33)
}
var counter: UInt8 = 254
for _ in 0..<4 { counter &+= 1 }
print(counter)
counter &-= 5
counter &*= 7
print(counter)
