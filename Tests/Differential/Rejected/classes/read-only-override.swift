// Error: override-mutability
// swiftc: cannot override mutable property with read-only property
class A { var x: Int { get { 1 } set {} } }
class B: A { override var x: Int { 2 } }
print(B().x)
