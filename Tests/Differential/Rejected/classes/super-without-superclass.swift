// Error: super-outside-class
// swiftc: 'super' cannot be used in class 'A' because it has no superclass
class A {
    func f() -> Int { super.f() + 1 }
}
print(A().f())
