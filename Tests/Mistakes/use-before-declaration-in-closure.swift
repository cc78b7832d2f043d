func report() {
    let show = { print(total) }
    let total = 3
    show()
}
report()
