// Error: unhandled-throw
// swiftc: error is not handled because the enclosing function is not declared 'throws'
enum Oops: Error { case bad }
func risky() { throw Oops.bad }
risky()
