// Covers: labelled-break-continue, variadics, defer, multiline-strings, string-format, split, compact-map, stride
import Foundation
var counts: [String: Int] = [:]
for w in "the cat the dog".split(separator: " ") { counts[String(w), default: 0] += 1 }
print(counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
let nested = [[1, 2], [3], []]
print(nested.flatMap { $0 }, nested.map { $0.count })
print(["1", "x", "3"].compactMap { Int($0) })
print((1...5).map { $0 * $0 }, (0..<3).reversed().map { $0 }, Array(1...3), Array(stride(from: 0, to: 10, by: 3)))
print([3, 1, 2].min()!, [3, 1, 2].max()!, [1, 2, 3].contains(2), [1, 2, 3].firstIndex(of: 3)!)
print(zip([1, 2], ["a", "b"]).map { "\($0)\($1)" })
var set: Set<Int> = [1, 2, 2, 3]
set.insert(5); print(set.count, set.contains(5), set.sorted())
let str = "Swift"
for ch in str { print(ch, terminator: "-") }
print()
print(str.prefix(2), str.suffix(2), str.hasPrefix("Sw"), str.lowercased(), str + "!", str == "Swift", str < "Tw")
label: for i in 0..<3 { for j in 0..<3 { if j == 1 { continue label }; if i == 2 { break label }; print(i, j) } }
func multi() -> (sum: Int, product: Int) { (3 + 4, 3 * 4) }
let r = multi(); print(r.sum, r.product)
let (s1, p1) = multi(); print(s1 + p1)
defer { print("deferred") }
func withDefer() { defer { print("bye") }; print("hi") }
withDefer()
let value: Any = 3
if let i = value as? Int { print("int", i) }
print(value is String, value is Int)
func variadic(_ xs: Int...) -> Int { xs.reduce(0, +) }
print(variadic(), variadic(1, 2, 3))
let x: Double = 3
let y = x * 2 + 1
print(y)
let big = 1_000_000
print(big, 0xFF, 0b101)
let text = """
  Hello
    World \(big)
  """
print(text)
var optArr: [Int]? = [1]
optArr?.append(2)
print(optArr?.count ?? 0, optArr!)
struct Node { var value: Int; var children: [Node] = [] }
var tree = Node(value: 1, children: [Node(value: 2), Node(value: 3, children: [Node(value: 4)])])
func total(_ n: Node) -> Int { n.value + n.children.map(total).reduce(0, +) }
print(total(tree))
tree.children[1].children[0].value = 40
print(total(tree))
let squares = (1...3).reduce(into: [Int: Int]()) { $0[$1] = $1 * $1 }
print(squares.sorted { $0.key < $1.key }.map { $0.value })
print([1, 2, 3, 4].dropFirst().dropLast().map { $0 }, Array([1, 2, 3, 4, 5].prefix(2)) + [9])
print([5, 3, 8].sorted { $0 > $1 }, ["b", "a"].sorted())
let f: (Int, Int) -> Int = { a, b in let c = a + b; return c * 2 }
print(f(1, 2))
let g = { (a: Int) -> String in "g\(a)" }
print(g(4))
print(String(repeating: "ab", count: 3), String(format: "%.2f %d %@", 3.14159, 42, "s"))
if case .some(let q) = Optional(3) { print(q) }
let tuple = (1, (2, 3))
let (aa, (bb, cc)) = tuple
print(aa, bb, cc)
var i8: UInt8 = 250
i8 &+= 10
print(i8)
let c: Character = "x"
print(c, c.isLetter)
print([1, 2] == [1, 2], (1, 2) == (1, 2), "a" != "b", [1: 2] == [1: 2])
let sorted = [(2, "b"), (1, "a")].sorted { $0.0 < $1.0 }
print(sorted)
let m = if big > 3 { "large" } else { "small" }
print(m)
let sw = switch big { case 0: "zero"; default: "many" }
print(sw)
