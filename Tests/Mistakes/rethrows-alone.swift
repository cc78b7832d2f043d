enum Mistake: Error { case bad }
func twice(_ body: () throws -> Int) rethrows -> Int {
    if try body() > 9 { throw Mistake.bad }
    return 2
}
