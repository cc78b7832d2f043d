// Error: literal-overflow
// swiftc: integer literal '300' overflows when stored into 'UInt8'
struct Pixel { var red: UInt8 = 300 }
print("never made")
