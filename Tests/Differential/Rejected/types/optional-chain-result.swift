// Error: type-mismatch
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let name: String? = "Ada"
let count: Int = name?.count
print(count)
