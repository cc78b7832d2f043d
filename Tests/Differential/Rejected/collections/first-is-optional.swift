// Error: no-operator
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let numbers = [1, 2, 3]
print(numbers.first + 1)
