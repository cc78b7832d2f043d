// Error: wrong-requirement
// swiftc: type 'Board' does not conform to protocol 'Grid'
protocol Grid { subscript(row: Int, column: Int) -> Int { get set } }
struct Board: Grid {
    var cells = [0, 1, 2, 3]
    subscript(row: Int, column: Int) -> Int { cells[2 * row + column] }
}
print(Board()[1, 1])
