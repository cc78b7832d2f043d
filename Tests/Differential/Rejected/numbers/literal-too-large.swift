// Error: literal-overflow
// swiftc: integer literal '300' overflows when stored into 'UInt8'
let small: UInt8 = 300
print(small)
