// Error: override-with-stored
// swiftc: cannot override with a stored property
class A { var x: Int { 1 } }
class B: A { override var x = 2 }
print(B().x)
