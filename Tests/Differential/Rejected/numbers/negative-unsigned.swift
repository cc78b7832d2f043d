// Error: literal-overflow
// swiftc: negative integer '-1' overflows when stored into unsigned type 'UInt'
let distance: UInt = -1
print(distance)
