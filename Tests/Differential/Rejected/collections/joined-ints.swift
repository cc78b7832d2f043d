// Error: type-mismatch
// swiftc: no exact matches in call to
let numbers = [1, 2, 3]
print(numbers.joined(separator: ", "))
