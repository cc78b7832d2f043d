// Error: super-convenience
// swiftc: must call a designated initializer of the superclass
class A { init(x: Int) {} ; convenience init() { self.init(x: 1) } }
class B: A { init(y: Int) { super.init() } }
print(B(y: 1) is A)
