// Error: literal-overflow
// swiftc: integer literal '300' overflows when stored into 'UInt8'
func level() -> UInt8 { return 300 }
print("never called")
