// Error: no-operator
// swiftc: binary operator '==' cannot be applied to two 'any Shape' operands
protocol Shape {}
struct A: Shape {}
let x: any Shape = A()
let y: any Shape = A()
print(x == y)
