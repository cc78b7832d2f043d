// Error: not-an-error
// swiftc: thrown expression type 'Oops' does not conform to 'Error'
struct Oops { var text = "a" }
func risky() throws { throw Oops() }
try? risky()
