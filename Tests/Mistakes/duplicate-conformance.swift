protocol P {}
struct A: P {}
extension A: P {}
print(A())
