class A {}
class B { weak var a: A = A() }
print(B().a === nil)
