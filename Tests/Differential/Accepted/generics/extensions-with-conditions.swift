// Covers: conditional-conformance, generic-where, extensions
struct Pair<A, B> { var a: A, b: B }
extension Pair: Equatable where A: Equatable, B: Equatable {}
extension Pair: Hashable where A: Hashable, B: Hashable {}
extension Pair: CustomStringConvertible where A: CustomStringConvertible {
    var description: String { "<\(a.description)|\(b)>" }
}
extension Pair where A == B {
    var swapped: Pair { Pair(a: b, b: a) }
    var both: [A] { [a, b] }
}
extension Pair where A == Int { func plus(_ n: Int) -> Pair<Int, B> { .init(a: a + n, b: b) } }
let p = Pair(a: 1, b: 2)
print(
    p, p.swapped, p == p.swapped.swapped, p.both, p.plus(4), Set([p, p]).count,
    [Pair(a: "x", b: 1.5)])
extension Array where Element: BinaryInteger {
    var average: Double { isEmpty ? 0 : Double(reduce(0, +)) / Double(count) }
}
extension Collection where Element: Hashable {
    var counts: [Element: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
    var mode: Element? { counts.max { $0.value < $1.value }?.key }
}
extension Sequence where Element == String {
    func longest() -> String? { self.max { $0.count < $1.count } }
}
print(
    [1, 2, 4].average, [UInt8(3)].average, "hello".mode!, ["a", "bbb"].longest()!, [3, 3, 1].mode!)
extension Optional where Wrapped == String { var orEmpty: String { self ?? "" } }
extension Optional { func or(_ d: @autoclosure () -> Wrapped) -> Wrapped { self ?? d() } }
let n: String? = nil
print(n.orEmpty.isEmpty, n.or("dflt"), Int("5").or(0))
extension Dictionary where Value == Int {
    func total() -> Int { values.reduce(0, +) }
    static func + (a: Self, b: Self) -> Self { a.merging(b, uniquingKeysWith: +) }
}
print((["a": 1] + ["a": 2]).total())
