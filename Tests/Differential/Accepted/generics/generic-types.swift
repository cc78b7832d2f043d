// Covers: generics, extensions, subscripts, custom-string-convertible
struct Queue<Element> {
    private var inbox: [Element] = [], outbox: [Element] = []
    var count: Int { inbox.count + outbox.count }
    mutating func enqueue(_ e: Element) { inbox.append(e) }
    mutating func dequeue() -> Element? {
        if outbox.isEmpty { outbox = inbox.reversed(); inbox = [] }
        return outbox.popLast()
    }
    func map<T>(_ f: (Element) -> T) -> Queue<T> {
        var result = Queue<T>()
        for e in outbox.reversed() + inbox { result.enqueue(f(e)) }
        return result
    }
}
var q = Queue<Int>()
for i in 1...3 { q.enqueue(i) }
print(q.dequeue()!, q.count)
q.enqueue(4)
var texts = q.map { "<\($0)>" }
while let text = texts.dequeue() { print(text, terminator: " ") }
print(q.count)

struct Matrix<T: Numeric>: Equatable, CustomStringConvertible {
    let rows: Int, columns: Int
    private var grid: [T]
    init(_ rows: Int, _ columns: Int, repeating value: T = 0) {
        self.rows = rows
        self.columns = columns
        grid = Array(repeating: value, count: rows * columns)
    }
    init(_ values: [[T]]) {
        self.init(values.count, values[0].count)
        for (r, row) in values.enumerated() { for (c, v) in row.enumerated() { self[r, c] = v } }
    }
    subscript(r: Int, c: Int) -> T { get { grid[r * columns + c] } set { grid[r * columns + c] = newValue } }
    static func * (a: Matrix, b: Matrix) -> Matrix {
        var result = Matrix(a.rows, b.columns)
        for i in 0..<a.rows { for j in 0..<b.columns { for k in 0..<a.columns { result[i, j] += a[i, k] * b[k, j] } } }
        return result
    }
    var transposed: Matrix {
        var result = Matrix(columns, rows)
        for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
        return result
    }
    static func identity(_ n: Int) -> Matrix { var m = Matrix(n, n); for i in 0..<n { m[i, i] = 1 }; return m }
    var description: String { (0..<rows).map { r in (0..<columns).map { "\(self[r, $0])" }.joined(separator: " ") }.joined(separator: "; ") }
}
let a = Matrix([[1, 2], [3, 4]])
print(a * a, a.transposed, a * .identity(2) == a)
print(Matrix([[0.5]]) * Matrix([[4]]), Matrix<Float>(1, 2, repeating: 1.5))
struct Pair<First, Second> { var first: First, second: Second; var swapped: Pair<Second, First> { Pair<Second, First>(first: second, second: first) } }
extension Pair where First == Second { var both: [First] { [first, second] } }
extension Pair: Equatable where First: Equatable, Second: Equatable {}
print(Pair(first: 1, second: "a").swapped, Pair(first: 1, second: 2).both, Pair(first: 1, second: 2) == Pair(first: 1, second: 2))
enum Box<T> { case empty, full(T); var value: T? { if case .full(let v) = self { v } else { nil } } }
let boxes: [Box<Int>] = [.full(3), .empty]
print(boxes.map { $0.value ?? 0 }, Box.full("x").value!)
