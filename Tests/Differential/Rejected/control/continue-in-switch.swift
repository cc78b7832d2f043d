// Error: jump-outside-loop
// swiftc: 'continue' is only allowed inside a loop
func test(_ n: Int) {
    switch n {
    case 1: continue
    default: print("other")
    }
}
test(1)
