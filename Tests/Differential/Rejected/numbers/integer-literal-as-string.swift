// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to specified type 'String'
let name: String = 5
print(name)
