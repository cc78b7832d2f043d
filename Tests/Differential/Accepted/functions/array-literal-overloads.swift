// Covers: functions-as-values
func kind(_ x: [Int]) -> String { "ints" }
func kind(_ x: [Double]) -> String { "doubles" }
func kind(_ x: [String]) -> String { "strings" }
func kind(_ x: [[Double]]) -> String { "rows" }
print(kind([1, 2]), kind([1, 0.5]), kind([0.5, 1]))
print(kind([-1, -0.5]), kind([1, 2, 3, 4.5]), kind(["a", "b"]))
print(kind([[1, 2], [0.5]]), kind([[1], [2]]), kind([[-1, 2.5]]))
struct Grid {
    let text: String
    init(_ cells: [Int]) { text = "whole \(cells.count)" }
    init(_ cells: [Double]) { text = "real \(cells.reduce(0, +))" }
    init(_ rows: [[Double]]) { text = "rows \(rows.map(\.count))" }
}
print(Grid([1, 2, 3]).text, Grid([1, 2, 3.5]).text)
print(Grid([[1, 2], [3, 4.5]]).text, Grid([1 / 2, 0.5]).text)
// Elements that are calls, which would take another type if they could.
func rows(_ x: [[Bool]]) -> String { "truths" }
func rows(_ x: [[Int]]) -> String { "ints" }
func rows(_ x: [[Double]]) -> String { "doubles" }
let tail = [1, 2, 3].suffix(2)
print(rows([Array(tail)]), rows([tail.map { $0 }]), rows([tail.map { Double($0) }]))
print(rows([tail.map { $0 > 2 }]), rows([Array(tail), [4]]))
