class A { init(n: Int) {} }
class B: A {
    init() { print("b") }
}
print(B() is A)
