// Error: immutable
// swiftc: cannot use mutating member on immutable value: 'numbers' is a 'let' constant
let numbers = [3, 1, 2]
numbers.sort()
print(numbers)
