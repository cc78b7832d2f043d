// Covers: int, fixed-width-integers
let small: Int8 = -1
let byte: UInt8 = 255
let large = UInt64.max
print(small < byte, small == byte, Int(small) < Int(byte))
print(large > small, large == UInt64(255), byte == 255)
print(Int64(5) == Int32(5), UInt16(70) >= Int8(70), Int.max < large)
let sorted = [3, -1, 2].sorted()
print(sorted, sorted.first! < 0)
let shifted = 1 << byte
print(shifted, Int16(1) << Int8(3))
print(5.0 > 4, 1.5 == 3 / 2.0, -0.0 == 0)
print((2, 3) < (2, 4), (1, "b") > (1, "a"), (1, 2) == (1, 2))
switch byte {
case 0: print("zero")
case 1..<128: print("low")
case 128...: print("high")
default: print("never")
}
print(byte.hashValue == UInt8(255).hashValue, Set<Int>([1, 1, 2]).count)
