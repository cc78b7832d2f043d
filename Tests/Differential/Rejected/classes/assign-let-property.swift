// Error: immutable
// swiftc: cannot assign to property: 'x' is a 'let' constant
class A { let x = 1 }
let a = A()
a.x = 2
print(a.x)
