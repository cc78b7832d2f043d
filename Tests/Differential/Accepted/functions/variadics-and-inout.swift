// Covers: variadics, inout, default-arguments, mutating
func log(_ items: Any..., level: Int = 0, separator: String = " ") -> String {
    String(repeating: "  ", count: level) + items.map { "\($0)" }.joined(separator: separator)
}
print(log(1, "a", 2.5), log(level: 1), log("x", "y", separator: "-"), log([1, 2], level: 2), separator: "|")
func maximum(_ first: Int, _ rest: Int...) -> Int { rest.reduce(first) { $1 > $0 ? $1 : $0 } }
print(maximum(3), maximum(1, 9, 4))
func update(_ values: inout [Int], at indices: Int..., with f: (inout Int) -> Void) { for i in indices { f(&values[i]) } }
var numbers = [1, 2, 3, 4]
update(&numbers, at: 0, 2) { $0 *= 10 }
print(numbers)
func increment(_ n: inout Int, by step: Int = 1) -> Int { n += step; return n }
var counter = 0
print(increment(&counter), increment(&counter, by: 5), counter)
struct Box { var value = 1; var items = [1, 2]; var inner = Inner(); struct Inner { var deep = 0 } }
var box = Box()
_ = increment(&box.value)
_ = increment(&box.items[1], by: 7)
_ = increment(&box.inner.deep, by: 3)
print(box.value, box.items, box.inner.deep)
var grid = [[1, 2], [3, 4]]
_ = increment(&grid[1][0], by: 100)
grid.swapAt(0, 1)
print(grid)
var table = ["a": 1]
_ = increment(&table["b", default: 10])
_ = increment(&table["a"]!)
print(table["a"]!, table["b"]!)
func twice(_ f: (inout Int) -> Void, on n: inout Int) { f(&n); f(&n) }
twice({ $0 = $0 * $0 + 1 }, on: &counter)
print(counter)
var (x, y) = (1, 2)
func rotate<T>(_ a: inout T, _ b: inout T, _ c: inout T) { (a, b, c) = (b, c, a) }
var z = 3
rotate(&x, &y, &z)
print(x, y, z)
print(counter)
