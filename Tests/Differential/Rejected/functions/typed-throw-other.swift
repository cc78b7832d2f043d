// Error: thrown-type
// swiftc: thrown expression type
enum A: Error { case a }
enum B: Error { case b }
func f() throws(A) { throw B.b }
do { try f() } catch { print(error) }
