// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
let n: Int? = 3
let m: Int = n ?? "none"
print(m)
