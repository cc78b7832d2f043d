// Error: convenience-calls-super
// swiftc: convenience initializer for 'B' must delegate
class A { init() {} }
class B: A {
    convenience init(x: Int) { super.init() }
}
print(B(x: 1) is A)
