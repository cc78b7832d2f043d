// Error: no-operator
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
for i in 0..<"5" { print(i) }
