// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to expected element type 'String'
let names: [String] = [1, 2]
print(names)
