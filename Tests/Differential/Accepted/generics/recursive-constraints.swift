// Covers: generic-constraints, associated-types, protocols, operators
protocol Shape { associatedtype Scaled: Shape; var area: Double { get }; func scaled(by k: Double) -> Scaled }
struct Square: Shape { var side: Double; var area: Double { side * side }; func scaled(by k: Double) -> Square { Square(side: side * k) } }
func areas<S: Shape>(_ s: S) -> [Double] { [s.area, s.scaled(by: 2).area, s.scaled(by: 2).scaled(by: 2).area] }
print(areas(Square(side: 1)))

protocol Vector: Equatable { static var zero: Self { get }; static func + (a: Self, b: Self) -> Self; static func * (k: Double, a: Self) -> Self; var norm: Double { get } }
extension Vector {
    static func - (a: Self, b: Self) -> Self { a + -1 * b }
    static prefix func - (a: Self) -> Self { -1 * a }
    static func += (a: inout Self, b: Self) { a = a + b }
    func distance(to other: Self) -> Double { (self - other).norm }
}
struct V2: Vector { var x, y: Double; static let zero = V2(x: 0, y: 0)
    static func + (a: V2, b: V2) -> V2 { V2(x: a.x + b.x, y: a.y + b.y) }
    static func * (k: Double, a: V2) -> V2 { V2(x: k * a.x, y: k * a.y) }
    var norm: Double { x * x + y * y } }
struct V1: Vector { var x: Double; static var zero: V1 { V1(x: 0) }
    static func + (a: V1, b: V1) -> V1 { V1(x: a.x + b.x) }
    static func * (k: Double, a: V1) -> V1 { V1(x: k * a.x) }
    var norm: Double { abs(x) } }
func centroid<V: Vector>(_ points: [V]) -> V { 1 / Double(points.count) * points.reduce(.zero, +) }
func nearest<V: Vector>(to p: V, in points: [V]) -> V? { points.min { $0.distance(to: p) < $1.distance(to: p) } }
let points = [V2(x: 0, y: 0), V2(x: 4, y: 0), V2(x: 2, y: 6)]
print(centroid(points), nearest(to: V2(x: 3, y: 1), in: points)!, -points[1], centroid([V1(x: 1), V1(x: 3)]))
var total = V2.zero
points.forEach { total += $0 }
print(total, total == V2(x: 6, y: 6))

protocol Node { associatedtype Child: Node where Child.Value == Value; associatedtype Value; var value: Value { get }; var children: [Child] { get } }
struct Tree: Node { var value: Int; var children: [Tree] = [] }
func collect<N: Node>(_ node: N) -> [N.Value] { [node.value] + node.children.flatMap { collect($0) } }
func depth<N: Node>(_ node: N) -> Int { 1 + (node.children.map { depth($0) }.max() ?? 0) }
let tree = Tree(value: 1, children: [Tree(value: 2, children: [Tree(value: 3)]), Tree(value: 4)])
print(collect(tree), depth(tree))
protocol Ordered { func isLess(than other: Self) -> Bool }
extension Ordered { static func sort(_ items: [Self]) -> [Self] { items.sorted { $0.isLess(than: $1) } } }
extension Int: Ordered { func isLess(than other: Int) -> Bool { self % 10 < other % 10 } }
print(Int.sort([29, 11, 35]))
