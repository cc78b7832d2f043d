// Error: capture-before-declaration
// swiftc: closure captures 'total' before it is declared
func report() {
    func show() { print(total) }
    [1, 2].forEach { _ in show() }
    let total = 2
}
report()
