// Error: recursive-requirement
// swiftc: cannot build rewrite system for generic signature; concrete type nesting limit exceeded
struct Pair<A> { var a: A }
extension Pair where A == Pair { func depth() -> Int { 1 } }
print(Pair(a: 1).a)
