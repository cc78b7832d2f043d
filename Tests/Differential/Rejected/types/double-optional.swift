// Error: type-mismatch
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let numbers: [Int?] = [1, nil]
let first: Int = numbers.first!
print(first)
