// Covers: subscripts
struct Matrix {
    let rows: Int, columns: Int
    var grid: [Double]
    init(rows: Int, columns: Int) {
        self.rows = rows; self.columns = columns
        grid = Array(repeating: 0, count: rows * columns)
    }
    subscript(row: Int, column: Int) -> Double {
        get { grid[row * columns + column] }
        set { grid[row * columns + column] = newValue }
    }
    subscript(row row: Int) -> [Double] {
        get { Array(grid[row * columns..<(row + 1) * columns]) }
        set { for (i, v) in newValue.enumerated() { self[row, i] = v } }
    }
    subscript(name: String) -> Int { name == "rows" ? rows : columns }
    subscript(diagonal index: Int, default fallback: Double = -1) -> Double {
        index < min(rows, columns) ? self[index, index] : fallback
    }
}
var m = Matrix(rows: 2, columns: 3)
m[0, 1] = 5
m[1, 1] += 2.5
m[row: 0][2] = 9
print(m[row: 0], m[row: 1], m["rows"], m["cols"])
m[row: 1] = [7, 8, 9]
print(m.grid, m[diagonal: 1], m[diagonal: 5], m[diagonal: 5, default: 0])
func zero(_ x: inout Double) { x = 0 }
zero(&m[1, 2])
print(m.grid)
