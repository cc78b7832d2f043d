// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to specified type 'String'
let numbers = [1, 2, 3]
let total: String = numbers.reduce(0, +)
print(total)
