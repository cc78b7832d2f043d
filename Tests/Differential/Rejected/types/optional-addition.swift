// Error: no-operator
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let a: Int? = 3
print(a + 1)
