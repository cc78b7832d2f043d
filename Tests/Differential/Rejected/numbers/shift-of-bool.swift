// Error: no-operator
// swiftc: binary operator '<<' cannot be applied to operands of type 'Bool' and 'Int'
let flag = true
print(flag << 2)
