// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to expected argument type 'String'
let ages = ["Ada": 36]
print(ages[1] ?? 0)
