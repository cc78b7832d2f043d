// Error: no-operator
// swiftc: binary operator '+' cannot be applied to operands of type 'Int32' and 'Int64'
let a: Int32 = 5
let b: Int64 = 6
print(a + b)
