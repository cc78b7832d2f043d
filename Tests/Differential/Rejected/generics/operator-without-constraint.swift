// Error: no-operator
// swiftc: binary operator '==' cannot be applied to two 'T' operands
func same<T>(_ a: T, _ b: T) -> Bool { a == b }
print(same(1, 1))
