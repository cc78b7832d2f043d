// Covers: structs, value-semantics, mutating, memberwise-init
struct Point { var x = 0.0, y = 0.0 }
struct Line { var start: Point; var end = Point(); var tags: [String] = [] }
var a = Line(start: Point(x: 1, y: 2))
var b = a
b.start.x = 100
b.tags.append("copy")
print(a.start.x, b.start.x, a.tags, b.tags)
print(Line(start: Point(), end: Point(x: 3), tags: ["t"]))

struct Stack {
    private(set) var items: [Int] = []
    var isEmpty: Bool { items.isEmpty }
    mutating func push(_ n: Int) { items.append(n) }
    mutating func pop() -> Int? { items.popLast() }
    func peeking() -> Int? { items.last }
}
var first = Stack()
first.push(1); first.push(2)
let second = first
print(first.pop() ?? 0, first.items, second.items)

func changed(_ stack: Stack) -> Stack { var stack = stack; stack.push(99); return stack }
print(changed(second).items, second.items)
func change(_ stack: inout Stack) { stack.push(7); stack = Stack(); stack.push(8) }
change(&first)
print(first.items)

var grid = Array(repeating: Stack(), count: 2)
grid[0].push(5)
print(grid[0].items, grid[1].items)
var table = ["a": Stack()]
table["a"]?.push(1)
table["b", default: Stack()].push(2)
print(table["a"]!.items, table["b"]!.items)

struct Big { var a = 1, b = 2, c = 3, d = 4, e = 5, f = "six"; var list = [1, 2]; var point = Point() }
var big = Big()
let kept = big
big.list[0] = 10; big.point.y = 9; big.f += "!"
print(kept.list, kept.point.y, kept.f, big.list, big.point.y, big.f)
let captured = { big.e }
big.e = 50
print(captured(), kept.e)
var tuple = (big, 1)
tuple.0.a = 77
print(big.a, tuple.0.a)
struct Counter { var n = 0; mutating func next() -> Int { defer { n += 1 }; return n }; mutating func reset() { self = Counter() } }
var counter = Counter()
print(counter.next(), counter.next(), counter.n); counter.reset(); print(counter.n)
