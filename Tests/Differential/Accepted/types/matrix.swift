// Covers: operators, subscripts, custom-string-convertible
struct Matrix: Equatable, CustomStringConvertible {
    let rows: Int, cols: Int
    private var grid: [Double]
    init(_ r: Int, _ c: Int, repeating v: Double = 0) {
        rows = r
        cols = c
        grid = Array(repeating: v, count: r * c)
    }
    init(_ a: [[Double]]) {
        rows = a.count
        cols = a[0].count
        grid = a.flatMap { $0 }
    }
    subscript(r: Int, c: Int) -> Double {
        get {
            precondition(r < rows && c < cols)
            return grid[r * cols + c]
        }
        set { grid[r * cols + c] = newValue }
    }
    static func * (a: Matrix, b: Matrix) -> Matrix {
        var m = Matrix(a.rows, b.cols)
        for i in 0..<a.rows {
            for j in 0..<b.cols { for k in 0..<a.cols { m[i, j] += a[i, k] * b[k, j] } }
        }
        return m
    }
    static func += (a: inout Matrix, b: Matrix) {
        for i in a.grid.indices { a.grid[i] += b.grid[i] }
    }
    static prefix func - (a: Matrix) -> Matrix {
        var m = a
        m.grid = m.grid.map { -$0 }
        return m
    }
    var transposed: Matrix {
        var m = Matrix(cols, rows)
        for i in 0..<rows { for j in 0..<cols { m[j, i] = self[i, j] } }
        return m
    }
    static let identity2 = Matrix([[1, 0], [0, 1]])
    var description: String {
        (0..<rows).map { r in (0..<cols).map { c in "\(self[r, c])" }.joined(separator: " ") }
            .joined(separator: "\n")
    }
}
var m = Matrix([[1, 2], [3, 4]])
print(m * .identity2 == m, m.transposed, -m, separator: "\n")
m += m
m[0, 0] *= 10
print(m)
