// Error: unhandled-throw
// swiftc: errors thrown from here are not handled
enum Oops: Error { case bad }
func risky() throws -> Int { throw Oops.bad }
func test() -> Int { try risky() }
print(test())
