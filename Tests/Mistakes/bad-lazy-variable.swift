func report() -> Int {
    lazy var total: Int
    return 3
}
