// Error: bad-inheritance
// swiftc: inheritance from non-protocol type
class A {}
struct B: A {}
print(B())
