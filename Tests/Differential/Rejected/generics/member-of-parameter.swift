// Error: unknown-member
// swiftc: value of type 'T' has no member 'count'
func show<T>(_ x: T) { print(x.count) }
show("a")
