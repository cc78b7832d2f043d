class A {}
class B {}
class C: A, B {}
print(C() is A)
