// Error: undeclared-operator
// swiftc: operator implementation without matching operator declaration
func <~> (left: Int, right: Int) -> Int { left * 10 + right }
print(3)
