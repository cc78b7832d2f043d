// Error: immutable
// swiftc: cannot assign through subscript: subscript is get-only
struct Row {
    var cells = [1, 2]
    subscript(i: Int) -> Int { cells[i] }
}
var r = Row()
r[0] = 5
