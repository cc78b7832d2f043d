func report() {
    print(total)
    let total = 3
}
report()
