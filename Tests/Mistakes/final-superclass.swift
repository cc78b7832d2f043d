final class A {}
class B: A {}
print(B() is A)
