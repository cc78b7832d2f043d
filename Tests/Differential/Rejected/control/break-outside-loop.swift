// Error: jump-outside-loop
// swiftc: 'break' is only allowed inside a loop, if, do, or switch
func stop() { break }
stop()
