// Error: missing-super-init
// swiftc: 'super.init' isn't called on all paths
class A { init(n: Int) {} }
class B: A {
    init() { print("b") }
}
print(B() is A)
