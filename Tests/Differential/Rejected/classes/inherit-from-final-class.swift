// Error: final-superclass
// swiftc: inheritance from a final class
final class A {}
class B: A {}
print(B() is A)
