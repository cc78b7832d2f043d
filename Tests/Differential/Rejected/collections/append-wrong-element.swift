// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
var numbers = [1, 2, 3]
numbers.append("four")
print(numbers)
