// Covers: generics, classes, inheritance, subscripts
class Box<T> { var value: T; init(_ v: T) { value = v }; func show() -> String { "Box(\(value))" }; func map<U>(_ f: (T) -> U) -> Box<U> { Box<U>(f(value)) } }
class IntBox: Box<Int> { override func show() -> String { "Int" + super.show() }; func inc() { value += 1 } }
class Pair<A, B>: Box<A> { var other: B; init(_ a: A, _ b: B) { other = b; super.init(a) }; override func show() -> String { "\(super.show()),\(other)" } }
let bs: [Box<Int>] = [Box(1), IntBox(2), Pair(3, "x")]
for b in bs { print(b.show(), b.map { $0 * 2 }.show(), type(of: b)) }
(bs[1] as? IntBox)?.inc(); print(bs[1].value)
protocol Shape: AnyObject { var area: Double { get }; func scale(_ f: Double) }
extension Shape { func describe() -> String { "area \(area)" } }
class Sq: Shape { var s: Double; init(_ s: Double) { self.s = s }; var area: Double { s * s }; func scale(_ f: Double) { s *= f } }
class Cube: Sq { override var area: Double { 6 * super.area }; func describe() -> String { "cube" } }
let shapes: [any Shape] = [Sq(2), Cube(2)]
for s in shapes { s.scale(2); print(s.describe(), s.area) }
print(Cube(1).describe())
class Node: Equatable, Hashable, CustomStringConvertible, Comparable {
  let v: Int; init(_ v: Int) { self.v = v }
  static func == (a: Node, b: Node) -> Bool { a.v == b.v }
  static func < (a: Node, b: Node) -> Bool { a.v < b.v }
  func hash(into h: inout Hasher) { h.combine(v) }
  var description: String { "N\(v)" } }
class Sub: Node { override var description: String { "S\(v)" } }
print([Node(3), Sub(1), Node(2)].sorted(), Set([Node(1), Sub(1)]).count, [Node(1), Sub(2)].contains(Sub(2)), [Sub(5), Node(9)].max()!)
var counts: [Node: Int] = [:]; counts[Node(1), default: 0] += 1; counts[Sub(1), default: 0] += 1; print(counts.values.first!)
let o: Node? = Sub(4); print(o!, o as Any, [o])
switch o { case let s as Sub: print("sub", s); case .some(let n): print("node", n); case nil: print("nil") }
print(Node(1) != Sub(2), Node(1) === Node(1))
class Counter { private(set) var n = 0; func callAsFunction(_ k: Int = 1) -> Int { n += k; return n }; subscript(i: Int) -> Int { get { n * i } set { n = newValue / i } } }
let c = Counter(); print(c(), c(4), c[2]); c[2] = 20; print(c.n); c[5] += 5; print(c.n)
