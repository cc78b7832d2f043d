// Error: type-mismatch
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let parts = "1,2".split(separator: ",")
let first: Int = Int(parts[0])
print(first)
