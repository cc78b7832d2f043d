// Error: type-mismatch
// swiftc: cannot pass array of type '[Int]' as variadic arguments of type 'Int'
func total(_ numbers: Int...) -> Int { numbers.reduce(0, +) }
print(total([1, 2]))
