// Error: no-operator
// swiftc: cannot be applied to operands of type 'String' and 'Int'
let n = 3
print("n = " + n)
