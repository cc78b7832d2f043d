// Error: missing-conformance
// swiftc: type 'Any' cannot conform to 'Equatable'
func same<T: Equatable>(_ a: T, _ b: T) -> Bool { a == b }
let x: Any = 1
print(same(x, x))
