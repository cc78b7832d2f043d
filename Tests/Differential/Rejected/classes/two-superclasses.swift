// Error: several-superclasses
// swiftc: multiple inheritance from classes
class A {}
class B {}
class C: A, B {}
print(C() is A)
