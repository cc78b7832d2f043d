// Error: type-mismatch
// swiftc: cannot convert value of type 'Double' to specified type 'Int'
let n: Int = 2.5
print(n)
