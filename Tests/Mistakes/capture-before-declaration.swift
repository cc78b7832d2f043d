func report() {
    show()
    let total = 3
    func show() { print(total) }
}
report()
