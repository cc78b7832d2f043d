// Error: capture-before-declaration
// swiftc: closure captures 'n' before it is declared
func test() {
    func show() { print(n) }
    show()
    let n = 1
}
test()
