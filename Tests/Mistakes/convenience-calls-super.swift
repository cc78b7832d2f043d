class A { init() {} }
class B: A {
    convenience init(x: Int) { super.init() }
}
print(B(x: 1) is A)
