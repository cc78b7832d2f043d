// Error: no-operator
// swiftc: binary operator '+' cannot be applied to operands of type 'Float' and 'Double'
let a: Float = 1.5
let b: Double = 2.5
print(a + b)
