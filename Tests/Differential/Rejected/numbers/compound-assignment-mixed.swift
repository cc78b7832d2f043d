// Error: no-operator
// swiftc: cannot convert value of type 'Double' to expected argument type 'Int'
var total = 0
total += 1.5
print(total)
