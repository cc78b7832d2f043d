// Error: type-mismatch
// swiftc: cannot convert value of type 'String.Index' to specified type 'Int'
let text = "hello"
let n: Int = text.startIndex
print(n)
