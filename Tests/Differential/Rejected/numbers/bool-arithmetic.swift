// Error: no-operator
// swiftc: cannot convert value of type 'Bool' to expected argument type 'Int'
let yes = true
print(yes + 1)
