// Error: type-mismatch
// swiftc: default argument value of type 'Int' cannot be converted to type 'String'
func greet(_ name: String = 3) { print(name) }
greet("Ann")
