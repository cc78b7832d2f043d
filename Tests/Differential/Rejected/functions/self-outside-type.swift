// Error: unknown-name
// swiftc: cannot find 'self' in scope; did you mean to use it in a type or extension context?
func test() { print(self) }
test()
