// Error: unknown-member
// swiftc: no exact matches in call to
var numbers: [Int]? = [1]
numbers.append(2)
print(numbers ?? [])
