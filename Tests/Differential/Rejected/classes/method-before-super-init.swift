// Error: uninitialized-self
// swiftc: before 'super.init' call
class A { func f() {} }
class B: A {
    let x: Int
    override init() { x = 1; f(); super.init() }
}
print(B().x)
