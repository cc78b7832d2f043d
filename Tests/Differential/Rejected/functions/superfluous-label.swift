// Error: argument-label
// swiftc: extraneous argument label 'name:' in call
func greet(_ name: String) { print("Hello, \(name)") }
greet(name: "Ada")
