func f() {
    let limit = 3 { didSet { print("changed") } }
    print(limit)
}
