// Error: unknown-name
// swiftc: expansion of macro 'error' requires leading '#'
enum Oops: Error { case bad }
do { throw Oops.bad } catch { print("caught") }
print(error)
