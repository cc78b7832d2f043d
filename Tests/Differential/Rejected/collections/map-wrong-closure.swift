// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to closure result type 'String'
let numbers = [1, 2, 3]
let texts: [String] = numbers.map { $0 * 2 }
print(texts)
