// Error: no-operator
// swiftc: cannot be applied to two
let a = [(1, 2)]
print(a == [(1, 2)])
