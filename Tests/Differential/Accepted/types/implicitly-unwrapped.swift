// Covers: optional, classes
// `T!`: an optional whose value is taken where no optional will do.
let x: Int! = 3
let none: Int! = nil
print(x + 1, -x, x * x, x > 2, x == 3, [1, 2, 3][x - 1], none == nil, x ?? 0, x! + 1, x as Any)
if let value = x { print(value) }
var factorial: ((Int) -> Int)!
factorial = { n in n == 0 ? 1 : n * factorial(n - 1) }
print(factorial(5))
class Node {
    var value: Int
    var next: Node!
    weak var previous: Node!
    init(_ value: Int) { self.value = value }
    func name() -> String { "n\(value)" }
}
let a = Node(1), b = Node(2)
a.next = b
b.previous = a
a.next.value += 5
a.next.value = a.next.value * 2
print(a.next.value, b.previous.name(), a.next.next == nil, a.next?.value as Any)
func value(of node: Node) -> Int { node.value }
let node: Node = a.next
print(value(of: a.next), node.value)
class Screen {
    var title: String!
    var items: [Int]!
    var counts: [String: Int]!
    func load() { title = "x"; items = [1]; counts = [:] }
    func show() {
        items.append(2)
        items[0] = 9
        items += [3]
        counts["a"] = 1
        counts["a"]! += 1
        title += "y"
        title.append("z")
        for item in items { print(item, terminator: " ") }
        print(title.count, counts["a"]!, items.map { $0 * 2 }.count, items.reduce(0, +), title.uppercased())
    }
}
let screen = Screen()
screen.load()
screen.show()
struct Point { var x: Double!; var y: Double! = 2 }
var point = Point()
point.x = 1.5
print(point.x * point.y, Point(x: 3, y: 4).x + 1, point.x.isZero, max(point.x, point.y))
func increase(_ number: inout Double) { number += 1 }
increase(&point.x)
print(point.x!)
let flag: Bool! = true
if flag { print("yes") }
print(flag ? 1 : 2, flag && true, !flag)
let text: String! = "abc"
for letter in text { print(letter, terminator: "-") }
switch text { case "abc": print("abc!"); default: print("other") }
