// Error: use-before-declaration
// swiftc: closure captures 'total' before it is declared
let total = 1
func report() {
    let show = { print(total) }
    let total = 2
    show()
}
report()
