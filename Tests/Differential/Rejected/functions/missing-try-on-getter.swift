// Error: missing-try
// swiftc: not marked with
enum E: Error { case bad }
struct S { var x: Int { get throws { throw E.bad } } }
do { print(S().x) } catch { print("caught") }
