// Error: rethrows-alone
// swiftc: a function declared 'rethrows' may only throw if its parameter does
enum Mistake: Error { case bad }
func twice(_ body: () throws -> Int) rethrows -> Int {
    if try body() > 9 { throw Mistake.bad }
    return 2
}
print(try twice { 1 })
