// Error: uninitialized-property
// swiftc: not initialized at super.init call
class A {}
class B: A {
    let x: Int
    override init() { super.init(); x = 1 }
}
print(B().x)
