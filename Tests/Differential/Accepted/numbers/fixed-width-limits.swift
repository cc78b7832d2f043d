// Covers: fixed-width-integers
print(Int8.min, Int8.max, Int8.bitWidth)
print(Int16.min, Int16.max, Int16.bitWidth)
print(Int32.min, Int32.max, Int32.bitWidth)
print(Int64.min, Int64.max, Int64.bitWidth)
print(UInt8.min, UInt8.max, UInt16.max, UInt32.max)
print(UInt64.max, UInt.max, Int.max, Int.min)
print(Int8.isSigned, UInt8.isSigned, (5 as Int16).bitWidth)
let values: [Int8] = [-128, -1, 0, 1, 127]
for value in values {
    print(value, value.magnitude, value.signum(), ~value)
}
print(Int8.min.magnitude, Int64.min.magnitude, UInt8.zero, Int16())
print(type(of: Int8.min.magnitude))
