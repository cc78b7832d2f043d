// Error: type-mismatch
// swiftc: cannot convert value of type 'A' to specified type 'B'
class A {}
class B: A { let y = 1 }
let a = A()
let b: B = a
print(b.y)
