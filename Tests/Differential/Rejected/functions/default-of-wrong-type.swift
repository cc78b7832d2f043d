// Error: type-mismatch
// swiftc: default argument value of type 'Int' cannot be converted to type 'String'
func greet(name: String = 5) { print(name) }
greet()
