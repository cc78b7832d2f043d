// Error: no-operator
// swiftc: binary operator '+' cannot be applied to operands of type 'String' and 'Int'
let age = 30
print("age: " + age)
