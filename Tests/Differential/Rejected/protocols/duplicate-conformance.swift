// Error: duplicate-conformance
// swiftc: redundant conformance of 'A' to protocol 'P'
protocol P {}
struct A: P {}
extension A: P {}
print(A())
