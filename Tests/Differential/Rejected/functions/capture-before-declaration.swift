// Error: capture-before-declaration
// swiftc: before it is declared
func f() {
    show()
    let x = 3
    func show() { print(x) }
}
f()
