// Error: syntax
// swiftc: expected '}' at end of brace statement
func test() {
    if true {
        print("a")
test()
