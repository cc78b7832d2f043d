// Covers: extensions, protocols
protocol Greets { func greet() -> String }
extension Greets { func greet() -> String { "hi" } }
extension Int: Greets {}
extension Optional: Greets where Wrapped: Greets {}
extension Dictionary: Greets where Value: Greets {}
print(3.greet(), Optional(3).greet(), ["a": 1].greet())
protocol Shape { associatedtype Unit; var area: Unit { get } }
struct Sq<T: Numeric> { var s: T }
extension Sq: Shape { var area: T { s * s } }
print(Sq(s: 3).area)
extension Sq: CustomStringConvertible where T: CustomStringConvertible { var description: String { "Sq \(s)" } }
print(Sq(s: 2.5))
extension Sq: Equatable where T: Equatable {}
extension Sq: Comparable where T: Comparable { static func < (a: Sq, b: Sq) -> Bool { a.s < b.s } }
print([Sq(s: 3), Sq(s: 1)].sorted(), Sq(s: 1) == Sq(s: 1))
struct Stack<E> { var items: [E] = [] }
extension Stack: Sequence { func makeIterator() -> IndexingIterator<[E]> { items.makeIterator() } }
extension Stack: ExpressibleByArrayLiteral { init(arrayLiteral e: E...) { items = e } }
extension Stack: Collection { var startIndex: Int { 0 } ; var endIndex: Int { items.count } ; func index(after i: Int) -> Int { i + 1 } ; subscript(i: Int) -> E { items[i] } }
extension Stack: Equatable where E: Equatable {}
extension Stack: Hashable where E: Hashable {}
let st: Stack = [1, 2, 3]
print(st.map { $0 * 2 }, st.count, st.first!, st == [1, 2, 3], Set([st]).count)
extension String: @retroactive Error {}
do { throw "bad" } catch { print(error) }
extension Array: @retroactive Comparable where Element: Comparable { public static func < (a: Self, b: Self) -> Bool { a.lexicographicallyPrecedes(b) } }
print([[3, 1], [1, 2]].sorted(), [[1], [0, 5]].max()!)
extension Bool: @retroactive Comparable { public static func < (a: Bool, b: Bool) -> Bool { !a && b } }
print([true, false].sorted())
struct P2: Hashable { var x: Int; var y: Int }
extension P2: AdditiveArithmetic { static let zero = P2(x: 0, y: 0); static func + (a: P2, b: P2) -> P2 { P2(x: a.x + b.x, y: a.y + b.y) }; static func - (a: P2, b: P2) -> P2 { P2(x: a.x - b.x, y: a.y - b.y) } }
print(P2(x: 1, y: 2) + .zero)
extension P2: Identifiable { var id: Int { x } }
extension P2: Strideable { func distance(to o: P2) -> Int { o.x - x } ; func advanced(by n: Int) -> P2 { P2(x: x + n, y: y) } ; static func < (a: P2, b: P2) -> Bool { a.x < b.x } }
print(P2(x: 1, y: 0).advanced(by: 3))
extension Double: Greets { func greet() -> String { "double" } }
enum Op: String { case add, sub }
extension Op: CaseIterable {}
print(Op.allCases.map(\.rawValue))
