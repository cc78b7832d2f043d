// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
func double(_ a: Int) -> Int { a * 2 }
print(double("2"))
