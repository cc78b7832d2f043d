// Error: no-initializers
// swiftc: class 'B' has no initializers
class A { init() {} }
class B: A { var x: Int }
print(B().x)
