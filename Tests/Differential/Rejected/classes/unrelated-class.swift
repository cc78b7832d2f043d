// Error: type-mismatch
// swiftc: cannot convert value of type 'B' to expected argument type 'A'
class A {}
class B {}
func f(_ a: A) { print("a") }
f(B())
