// Error: argument-label
// swiftc: missing argument label 'name:' in call
func greet(name: String) { print("Hello, \(name)") }
greet("Ada")
