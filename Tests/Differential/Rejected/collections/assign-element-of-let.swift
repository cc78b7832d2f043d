// Error: immutable
// swiftc: cannot assign through subscript: 'numbers' is a 'let' constant
let numbers = [1, 2, 3]
numbers[0] = 9
print(numbers)
