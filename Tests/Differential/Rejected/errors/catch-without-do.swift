// Error: syntax
// swiftc: the 'do' keyword is used to specify a 'catch' region
enum Oops: Error { case bad }
try { throw Oops.bad } catch { print("caught") }
