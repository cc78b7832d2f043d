// Error: weak-not-optional
// swiftc: 'weak' variable should have optional type
class A {}
class B { weak var a: A = A() }
print(B().a === nil)
