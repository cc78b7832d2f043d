struct Cell {
    var store = 0
    var value: Int {
        _read { yield store }
    }
}
