// Error: missing-conformance
// swiftc: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
func show<T: CustomStringConvertible>(_ x: T) { print(x.description) }
let n: Int? = 3
show(n)
