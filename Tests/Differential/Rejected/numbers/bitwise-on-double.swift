// Error: no-operator
// swiftc: binary operator '&' cannot be applied to two 'Double' operands
let x = 2.0
print(x & 1.0)
