class A {
    func f() -> Int { super.f() + 1 }
}
print(A().f())
