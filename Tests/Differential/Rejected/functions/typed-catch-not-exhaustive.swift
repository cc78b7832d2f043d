// Error: unhandled-throw
// swiftc: errors thrown from here are not handled
enum A: Error { case a, b }
func f() throws(A) { throw A.a }
func g() {
    do { try f() } catch .a { print("a") }
}
g()
