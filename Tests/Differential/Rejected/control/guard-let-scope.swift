// Error: unknown-name
// swiftc: cannot find 'm' in scope
func test(_ n: Int?) {
    if let m = n { print(m) }
    print(m)
}
test(1)
