// Error: missing-conformance
// swiftc: global function 'largest' requires that 'Point' conform to 'Comparable'
func largest<T: Comparable>(_ a: T, _ b: T) -> T { a > b ? a : b }
struct Point { var x = 1 }
print(largest(Point(), Point()))
