// Covers: subscripts, protocols
protocol Grid {
    associatedtype Content
    var size: Int { get }
    subscript(x: Int, y: Int) -> Content { get set }
}
extension Grid {
    subscript(p: (Int, Int)) -> Content {
        get { self[p.0, p.1] }
        set { self[p.0, p.1] = newValue }
    }
    func diagonal() -> [Content] { (0..<size).map { self[$0, $0] } }
    mutating func fillDiagonal(_ value: Content) { for i in 0..<size { self[i, i] = value } }
}
struct Board: Grid {
    let size = 3
    var cells = Array(repeating: Array(repeating: ".", count: 3), count: 3)
    subscript(x: Int, y: Int) -> String {
        get { cells[y][x] }
        set { cells[y][x] = newValue }
    }
}
var board = Board()
board[(2, 0)] = "X"
board[1, 1] += "o"
board.fillDiagonal("\\")
print(board.cells.map { $0.joined() })
print(board.diagonal(), board[(2, 0)])
protocol Keyed { subscript(key: String) -> Int? { get } }
struct Ages: Keyed {
    let map = ["ann": 3]
    subscript(key: String) -> Int? { map[key] }
}
let keyed: any Keyed = Ages()
print(keyed["ann"] ?? 0, keyed["bob"] ?? -1)
func look<K: Keyed>(_ k: K) -> Int { k["ann"]! }
print(look(Ages()))
