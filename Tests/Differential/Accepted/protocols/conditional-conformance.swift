// Covers: conditional-conformance, extensions
protocol Describable { var text: String { get } }
extension Int: Describable { var text: String { "int \(self)" } }
extension String: Describable { var text: String { "string \(self)" } }
extension Array: Describable where Element: Describable {
    var text: String { "[" + map(\.text).joined(separator: ", ") + "]" }
}
extension Optional: Describable where Wrapped: Describable {
    var text: String { map { "some " + $0.text } ?? "none" }
}
struct Pair<A, B> { var a: A; var b: B }
extension Pair: Equatable where A: Equatable, B: Equatable {}
extension Pair: Hashable where A: Hashable, B: Hashable {}
extension Pair: Comparable where A: Comparable, B: Comparable {
    static func < (l: Pair, r: Pair) -> Bool { (l.a, l.b) < (r.a, r.b) }
}
extension Pair: Describable where A: Describable, B: Describable {
    var text: String { "\(a.text) & \(b.text)" }
}
print([1, 2].text, [["a"], []].text, (nil as Int?).text, [Optional(3), nil].text)
print(Pair(a: 1, b: "x").text, Pair(a: [1], b: Optional("q")).text)
print(Pair(a: 1, b: 2) == Pair(a: 1, b: 2), Pair(a: 1, b: 2) < Pair(a: 1, b: 3))
print(Set([Pair(a: 1, b: 1), Pair(a: 1, b: 1), Pair(a: 2, b: 1)]).count)
print([Pair(a: 2, b: "b"), Pair(a: 1, b: "z"), Pair(a: 2, b: "a")].sorted().map { "\($0.a)\($0.b)" })
func show<T: Describable>(_ value: T) { print("<" + value.text + ">") }
show([1, 2, 3])
show(Pair(a: "k", b: [7]))
extension Pair where B == Int { func doubled() -> Int { b * 2 } }
print(Pair(a: (), b: 21).doubled())
