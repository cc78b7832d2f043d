// Error: type-mismatch
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let ages = ["Ada": 36]
let age: Int = ages["Ada"]
print(age)
