// Error: unhandled-throw
// swiftc: errors thrown from here are not handled because the enclosing catch is not exhaustive
enum Oops: Error { case bad, worse }
func risky() throws { throw Oops.bad }
func test() {
    do { try risky() } catch Oops.bad { print("bad") }
}
test()
