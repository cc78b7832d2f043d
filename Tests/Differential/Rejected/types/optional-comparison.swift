// Error: no-operator
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let n: Int? = 3
print(n > 2)
