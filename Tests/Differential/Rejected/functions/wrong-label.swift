// Error: argument-label
// swiftc: incorrect argument label in call (have 'nam:', expected 'name:')
func greet(name: String) { print("Hello, \(name)") }
greet(nam: "Ada")
