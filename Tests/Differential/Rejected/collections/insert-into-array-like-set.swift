// Error: no-overload
// swiftc: missing argument for parameter 'at' in call
var numbers = [1, 2]
numbers.insert(3)
print(numbers)
