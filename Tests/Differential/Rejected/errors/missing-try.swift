// Error: missing-try
// swiftc: call can throw but is not marked with 'try'
enum Oops: Error { case bad }
func risky() throws -> Int { throw Oops.bad }
func test() throws { print(risky()) }
try test()
