// Covers: extensions, generics
protocol Scored { var score: Int { get } }
extension [Int] {
    var mean: Double { isEmpty ? 0 : Double(reduce(0, +)) / Double(count) }
    func running() -> [Int] {
        var sum = 0
        return map { sum += $0; return sum }
    }
}
extension Array<String> {
    func longest() -> String? { self.max { $0.count < $1.count } }
}
extension [String: Int] {
    var best: String? { self.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }
    mutating func add(_ key: String) { self[key, default: 0] += 1 }
}
extension Int? {
    var orZero: Int { self ?? 0 }
}
extension [[Int]] {
    var flat: [Int] { flatMap { $0 } }
    var mean: Double { flat.mean }
}
extension Set<Character> {
    var text: String { String(sorted()) }
}
print([1, 2, 4].mean, [1, 2, 3].running(), [Int]().mean)
print(["a", "ccc", "bb"].longest() ?? "none")
var counts: [String: Int] = [:]
for word in "to be or not to be".split(separator: " ") { counts.add(String(word)) }
print(counts.best ?? "none", counts["or", default: 0])
let missing: Int? = nil
print(missing.orZero, Optional(3).orZero)
print([[1, 2], [3]].flat, [[1, 2], [3]].mean)
print(Set("hello").text)

// A conformance under a condition, of a type of the library and of one of our own.
extension Int: Scored { var score: Int { self } }
extension Array: Scored where Element: Scored {
    var score: Int { map(\.score).reduce(0, +) }
}
struct Pair<A, B> { var a: A; var b: B }
extension Pair: Scored where A: Scored, B: Scored {
    var score: Int { a.score * b.score }
}
print([[1, 2], [3]].score, Pair(a: 3, b: [4, 5]).score)

// Types declared in functions see each other, and nothing of the functions' variables.
func report(_ values: [Int]) -> String {
    enum Level: String { case low, high }
    struct Line: CustomStringConvertible {
        let level: Level
        let value: Int
        var description: String { "\(level.rawValue) \(value)" }
        static func of(_ value: Int) -> Line { Line(level: value > 2 ? .high : .low, value: value) }
    }
    return values.map { "\(Line.of($0))" }.joined(separator: ", ")
}
print(report([1, 2, 3]))
// A static property of one concrete form says which form is meant.
struct Boxed<Content> { var content: Content; init(_ content: Content) { self.content = content } }
extension Boxed where Content == Int { static var zero: Boxed { Boxed(0) } }
print(Boxed.zero.content)
