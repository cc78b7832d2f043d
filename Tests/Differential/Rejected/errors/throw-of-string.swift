// Error: not-an-error
// swiftc: thrown expression type 'String' does not conform to 'Error'
func risky() throws { throw "bad" }
try? risky()
