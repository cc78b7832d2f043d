// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to specified type 'Int'
let n: Int = "five"
print(n)
