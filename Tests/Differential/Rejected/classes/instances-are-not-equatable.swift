// Error: no-operator
// swiftc: binary operator '==' cannot be applied to two 'A' operands
class A { let x = 1 }
print(A() == A())
