// Error: missing-required-initializer
// swiftc: 'required' initializer 'init(x:)' must be provided by subclass
class A { required init(x: Int) {} }
class B: A { init() { super.init(x: 1) } }
print(B() is A)
