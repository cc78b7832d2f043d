// Error: fallthrough-outside-switch
// swiftc: 'fallthrough' is only allowed inside a switch
func test() { fallthrough }
test()
