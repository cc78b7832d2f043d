// Error: rethrows-alone
// swiftc: call can throw, but the error is not handled; a function declared 'rethrows' may only throw if its parameter does
enum Mistake: Error { case bad }
func check(_ n: Int) throws { if n > 9 { throw Mistake.bad } }
func twice(_ body: () throws -> Int) rethrows -> Int {
    try check(2)
    return try body()
}
print(twice { 1 })
