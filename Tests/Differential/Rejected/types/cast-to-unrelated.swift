// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to type 'String' in coercion
let n = 5
let text = n as String
print(text)
