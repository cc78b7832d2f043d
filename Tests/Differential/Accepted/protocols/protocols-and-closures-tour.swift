// Covers: protocols, existential-any, closures, subscripts, property-observers, custom-operators, indirect-enums, extensions
import Foundation
protocol Shape { var area: Double { get }; mutating func scale(by k: Double); static var kind: String { get } }
struct Sq: Shape { var side: Double; var area: Double { side * side }; mutating func scale(by k: Double) { side *= k }; static var kind: String { "square" } }
struct Rect: Shape { var w = 1.0, h = 2.0, a = 0, b = 0, c = 0; var area: Double { w * h }; mutating func scale(by k: Double) { w *= k; h *= k }; static let kind = "rect" }
var shapes: [any Shape] = [Sq(side: 2), Rect()]
for i in shapes.indices { shapes[i].scale(by: 2) }
print(shapes.map { $0.area })
var one: any Shape = Sq(side: 3)
let copy = one
one.scale(by: 10)
print(one.area, copy.area)
func total<S: Shape>(_ xs: [S]) -> Double { xs.reduce(0) { $0 + $1.area } }
print(total([Sq(side: 1), Sq(side: 2)]), Sq.kind, Rect.kind)
func makeAdder(_ k: Int) -> (Int) -> Int { func add(_ x: Int) -> Int { x + k }; return add }
print(makeAdder(3)(4))
var log: [String] = []
func note(_ s: String) { log.append(s) }
note("a"); note("b"); print(log)
func fibs() -> () -> Int { var (a, b) = (0, 1); return { defer { (a, b) = (b, a + b) }; return a } }
let next = fibs(); print((0..<10).map { _ in next() })
struct Matrix { var rows: Int, cols: Int; var grid: [Double]
  init(rows: Int, cols: Int) { self.rows = rows; self.cols = cols; grid = Array(repeating: 0, count: rows * cols) }
  subscript(r: Int, c: Int) -> Double { get { grid[r * cols + c] } set { grid[r * cols + c] = newValue } } }
var m = Matrix(rows: 2, cols: 2); m[0, 1] = 5; m[1, 1] += 2.5; print(m.grid, m)
extension Int { var squared: Int { self * self }; func times(_ f: (Int) -> Void) { for i in 0..<self { f(i) } } }
print(5.squared); 3.times { print($0, terminator: " ") }; print()
extension Array where Element == Int { func sum() -> Int { reduce(0, +) } }
print([1, 2, 3].sum())
struct Obs { var x = 0 { didSet { print("x \(oldValue) -> \(x)") } } }
var o = Obs(); o.x = 5; o.x += 1
indirect enum Expr { case num(Int), add(Expr, Expr), mul(Expr, Expr) }
func eval(_ e: Expr) -> Int { switch e { case .num(let n): return n; case .add(let a, let b): return eval(a) + eval(b); case .mul(let a, let b): return eval(a) * eval(b) } }
print(eval(.add(.num(2), .mul(.num(3), .num(4)))))
struct V: Hashable { var x: Int, y: Int }
var seen: Set<V> = []; seen.insert(V(x: 1, y: 2)); print(seen.contains(V(x: 1, y: 2)), [V(x: 0, y: 0): "o"][V(x: 0, y: 0)]!)
infix operator <+>: AdditionPrecedence
func <+> (a: V, b: V) -> V { V(x: a.x + b.x, y: a.y + b.y) }
print((V(x: 1, y: 1) <+> V(x: 2, y: 3)).y)
enum Op { case plus, minus; func apply(_ a: Int, _ b: Int) -> Int { switch self { case .plus: a + b; case .minus: a - b } } }
print(Op.plus.apply(3, 4), Op.minus.apply(3, 4))
func optChain(_ s: String?) -> Int? { s?.split(separator: " ").first?.count }
print(optChain("hello world") ?? -1, optChain(nil) ?? -1)
var dict: [String: [Int]] = [:]
for (i, w) in ["a", "b", "a"].enumerated() { dict[w, default: []].append(i) }
print(dict["a"]!, dict["b"]!.count)
let pairs = dict.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
print(pairs)
print((1...3).flatMap { i in (1...i).map { j in i * j } })
func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
print(compose({ (x: Int) in x + 1 }, { "v\($0)" })(4))
let bits = (0..<8).map { 1 << $0 }; print(bits.last!)
print([3, 1, 2].sorted(by: <), ["x": 1].mapValues { $0 + 1 })
struct Gen<T: Comparable> { var items: [T]; func biggest() -> T? { items.max() } }
print(Gen(items: [3, 9, 2]).biggest()!, Gen(items: ["a", "z"]).biggest()!)
func inoutArr(_ a: inout [Int], at i: Int) { a[i] *= 10; a.append(0) }
var ia = [1, 2]; inoutArr(&ia, at: 1); print(ia)
var nested = ["k": ["j": 1]]; nested["k"]?["j"] = 5; nested["q"] = [:]; print(nested["k"]!["j"]!, nested.count)
print(zip(1..., ["a", "b"]).map { "\($0)\($1)" })
