// Error: type-mismatch
// swiftc: value of optional type 'Int?' not unwrapped; did you mean to use 'try!' or chain with '?'?
enum Oops: Error { case bad }
func risky() throws -> Int { throw Oops.bad }
let n: Int = try? risky()
print(n)
