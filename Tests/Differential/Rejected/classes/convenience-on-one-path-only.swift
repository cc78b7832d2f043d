// Error: missing-delegation
// swiftc: 'self.init' isn't called on all paths
class A {
    init(n: Int) {}
    convenience init(flag: Bool) { if flag { self.init(n: 1) } }
}
print(A(flag: true) is A)
