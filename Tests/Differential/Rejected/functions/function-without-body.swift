// Error: no-body
// swiftc: expected '{' in body of function declaration
func area(_ side: Double) -> Double
print("never")
