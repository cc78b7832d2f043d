// Error: immutable
// swiftc: cannot use mutating member on immutable value: 'numbers' is a 'let' constant
let numbers = [1, 2, 3]
numbers.append(4)
print(numbers)
