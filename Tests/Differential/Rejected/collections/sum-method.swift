// Error: unknown-member
// swiftc: value of type '[Int]' has no member 'sum'
let numbers = [1, 2, 3]
print(numbers.sum())
