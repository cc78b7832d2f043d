class Counter {
    var count = 0
    var action: (() -> Void)?
    func prepare() { action = { count += 1 } }
}
