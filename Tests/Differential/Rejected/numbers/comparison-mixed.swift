// Error: no-operator
// swiftc: binary operator '<' cannot be applied to operands of type 'Int' and 'Double'
let n = 3
let limit = 2.5
print(n < limit)
