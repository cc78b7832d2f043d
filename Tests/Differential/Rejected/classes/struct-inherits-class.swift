// Error: bad-inheritance
// swiftc: is not a class type|inheritance from non-protocol type
class A {}
struct B: A {}
print(B())
