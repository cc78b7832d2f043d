// Error: type-mismatch
// swiftc: cannot convert value of type 'Double' to expected argument type 'Int'
func total(_ numbers: Int...) -> Int { numbers.reduce(0, +) }
print(total(1, 2.5))
