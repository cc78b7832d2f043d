// Error: type-mismatch
// swiftc: invalid conversion from throwing function of type '() throws -> Int' to non-throwing function type '() -> Int'
enum Oops: Error { case bad }
func run(_ work: () -> Int) -> Int { work() }
func risky() throws -> Int { throw Oops.bad }
print(run { try risky() })
