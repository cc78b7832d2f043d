// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to closure result type 'Bool'
let numbers = [1, 2, 3]
print(numbers.filter { $0 + 1 })
