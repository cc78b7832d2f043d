// Error: no-operator
// swiftc: binary operator '*' cannot be applied to operands of type 'Int' and 'Double'
let count = 3
let price = 1.5
print(count * price)
