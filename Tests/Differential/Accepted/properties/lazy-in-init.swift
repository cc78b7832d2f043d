// Covers: lazy-properties
struct Table {
    let size: Int
    lazy var squares: [Int] = makeSquares()
    lazy var total: Int = squares.reduce(0, +)
    init(size: Int) {
        self.size = size
        print("init")
    }
    func makeSquares() -> [Int] {
        print("squares of \(size)")
        return (0..<size).map { $0 * $0 }
    }
    mutating func sum() -> Int { total }
}
var table = Table(size: 4)
print(table.sum())
print(table.squares)
table.squares[0] = 100
print(table.squares, table.total)
var tables = [Table(size: 2), Table(size: 3)]
print(tables[1].total)
print(tables[1].total, tables[0].squares)
