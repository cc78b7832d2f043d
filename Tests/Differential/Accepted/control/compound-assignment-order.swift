// Covers: int, inout, nested-functions
// What is added is computed first, and may change what it is added to.
var total = 0
func visit(_ n: Int) -> Int {
    total += n
    return n
}
for i in 1...3 { total += visit(i) }
print(total)

func depth(_ n: Int) -> Int {
    if n > 2 { return 1 }
    total += depth(n + 1)
    return total
}
total += depth(0)
print(total)

func local() {
    var n = 0
    func next() -> Int { n += 1; return n }
    n += next()
    print(n)
    n = n + next()
    print(n)
    n -= { n = 50; return 8 }()
    print(n)
}
local()

var numbers = [1, 2]
func reset() -> Int { numbers[0] = 10; return 1 }
numbers[0] += reset()
print(numbers)
var rows = [[1, 2], [3]]
func change() -> Int { rows[0][1] = 40; return 1 }
rows[0][1] += change()
print(rows)
var table = ["a": 1]
func fill() -> Int { table["a"] = 100; return 1 }
table["a"]! += fill()
table["a", default: 0] += fill()
print(table)
var i = 0
func index() -> Int { i += 1; return i }
var places = [0, 0, 0, 0]
places[index()] += index()
print(places)

struct Sum {
    var total = 0
    mutating func go() -> Int { total += 5; return 1 }
    mutating func run() { total += go() }
}
var sum = Sum()
sum.run()
func raise() -> Int { sum.total = 9; return 1 }
sum.total += raise()
print(sum)
final class Counter {
    var total = 0
    func go(_ n: Int) -> Int {
        if n == 0 { return 0 }
        total += go(n - 1) + 1
        return 1
    }
}
let counter = Counter()
_ = counter.go(3)
print(counter.total)
var pair = (1, 2)
func swap() -> Int { pair.0 = 7; return 1 }
pair.0 += swap()
var x = 1.0
func scale() -> Double { x = 10; return 2 }
x *= scale()
var text = "a"
func more() -> String { text += "b"; return "c" }
text += more()
print(pair, x, text)
