// Error: jump-outside-loop
// swiftc: 'continue' is only allowed inside a loop
func next() { continue }
next()
