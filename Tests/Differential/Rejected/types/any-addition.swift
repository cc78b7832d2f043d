// Error: no-operator
// swiftc: cannot convert value of type 'Any' to expected argument type 'Int'
let value: Any = 5
print(value + 1)
