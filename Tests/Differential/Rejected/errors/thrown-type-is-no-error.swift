// Error: missing-conformance
// swiftc: thrown type 'Int' does not conform to the 'Error' protocol
func load() throws(Int) {}
print(1)
