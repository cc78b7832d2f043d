// Error: no-operator
// swiftc: binary operator '+' cannot be applied to two 'T' operands
func sum<T>(_ a: T, _ b: T) -> T { a + b }
print(sum(1, 2))
