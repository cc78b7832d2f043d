// Error: open-argument
// swiftc: no exact matches in call to subscript
let numbers: any Collection<Int> = [4, 5, 6]
let first = numbers.startIndex
print(numbers[first])
