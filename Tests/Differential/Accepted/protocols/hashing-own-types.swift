// Covers: synthesized-hashable
struct Fraction: Hashable {
    let n: Int, d: Int
    static func == (a: Fraction, b: Fraction) -> Bool { a.n * b.d == b.n * a.d }
    func hash(into hasher: inout Hasher) { hasher.combine(Double(n) / Double(d)) }
}
struct CaseInsensitive: Hashable {
    let text: String
    static func == (a: CaseInsensitive, b: CaseInsensitive) -> Bool { a.text.lowercased() == b.text.lowercased() }
    func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }
}
let half = Fraction(n: 1, d: 2)
print(half == Fraction(n: 2, d: 4), half.hashValue == Fraction(n: 3, d: 6).hashValue, Set([half, Fraction(n: 5, d: 10)]).count)
var table = [CaseInsensitive(text: "Key"): 1]
table[CaseInsensitive(text: "KEY")]! += 1
print(table.count, table[CaseInsensitive(text: "key")]!, [half] == [Fraction(n: 4, d: 8)], [half: 1] == [Fraction(n: 2, d: 4): 1])
enum Token: Hashable { case number(Int), word(String), end }
print(Set([Token.number(1), .number(1), .word("a"), .end, .end]).count, Token.word("x") == .word("x"))
func digest<T: Hashable>(_ values: T...) -> Int {
    var hasher = Hasher()
    for value in values { hasher.combine(value) }
    return hasher.finalize()
}
print(digest(1, 2) == digest(1, 2), digest("a") == digest("a"))
let grid: [[Int]: String] = [[0, 1]: "a"]
print(grid[[0, 1]]!, Dictionary(grouping: ["a", "A", "b"], by: { CaseInsensitive(text: $0) }).count)
