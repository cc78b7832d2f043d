// Error: designated-delegates
// swiftc: designated initializer for 'A' cannot delegate
class A {
    let x: Int
    init(x: Int) { self.x = x }
    init() { self.init(x: 3) }
}
print(A().x)
