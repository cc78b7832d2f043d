// Covers: collection-conformance, mutating, extensions, generic-constraints, array
extension MutableCollection {
    mutating func put(_ element: Element, at index: Index) { self[index] = element }
    mutating func changeAll(_ change: (inout Element) -> Void) {
        var i = startIndex
        while i != endIndex {
            change(&self[i])
            formIndex(after: &i)
        }
    }
}
extension MutableCollection where Self: RandomAccessCollection {
    mutating func rotate() {
        guard let first = first else { return }
        var i = startIndex
        while index(after: i) != endIndex {
            self[i] = self[index(after: i)]
            i = index(after: i)
        }
        self[i] = first
    }
}
var numbers = [1, 2, 3]
numbers.rotate()
numbers.put(9, at: 0)
numbers.changeAll { $0 += 1 }
print(numbers)
var words = ["a", "b", "c"]
let before = words
words.rotate()
words.changeAll { $0 += "!" }
print(words, before)
var slice = [1, 2, 3, 4][1...]
slice.put(7, at: 2)
slice.rotate()
print(slice)
func bump<C: MutableCollection>(_ values: inout C, by step: Int) where C.Element == Int {
    for i in values.indices { values[i] += step }
}
bump(&numbers, by: 100)
print(numbers)
protocol Grid { subscript(i: Int) -> Int { get set } }
extension Grid { mutating func double(_ i: Int) { self[i] *= 2 } }
extension Array: Grid where Element == Int {}
var cells = [4, 5]
cells.double(0)
var grid: any Grid = cells
grid[1] = 70
grid.double(1)
print(cells, grid[0], grid[1], (grid as? [Int]) ?? [])
struct Board { var rows = [[1, 2], [3, 4]] }
var board = Board()
board.rows[0].rotate()
board.rows.changeAll { $0.put(0, at: 1) }
print(board.rows)
