// Covers: protocols, operators, custom-string-convertible, sorted, min-max
struct Version: Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    let parts: [Int]
    init(_ parts: Int...) { self.parts = parts }
    init(stringLiteral text: String) { parts = text.split(separator: ".").map { Int($0) ?? 0 } }
    var description: String { parts.map(String.init).joined(separator: ".") }
    static func == (a: Version, b: Version) -> Bool { !(a < b) && !(b < a) }
    static func < (a: Version, b: Version) -> Bool {
        for i in 0..<max(a.parts.count, b.parts.count) {
            let (x, y) = (i < a.parts.count ? a.parts[i] : 0, i < b.parts.count ? b.parts[i] : 0)
            if x != y { return x < y }
        }
        return false
    }
}
let versions: [Version] = ["1.10", "1.2", "1.2.0", "0.9"]
print(versions.sorted(), versions.max()!, versions.min()!, Version(1, 2) == "1.2.0", Version(2) > "1.99", versions.contains("0.9.0"))
print(versions.sorted(by: >), "1.0" ... "1.5" as ClosedRange<Version>, ("1.0"..."1.5" as ClosedRange<Version>).contains("1.2"), max("1.0" as Version, "1.1"))
struct Money: Equatable, Comparable, AdditiveArithmetic, CustomStringConvertible {
    var cents: Int
    static let zero = Money(cents: 0)
    static func + (a: Money, b: Money) -> Money { Money(cents: a.cents + b.cents) }
    static func - (a: Money, b: Money) -> Money { Money(cents: a.cents - b.cents) }
    static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
    static func * (a: Money, k: Int) -> Money { Money(cents: a.cents * k) }
    static prefix func - (a: Money) -> Money { .zero - a }
    var description: String { "\(cents < 0 ? "-" : "")$\(abs(cents) / 100).\(String(abs(cents) % 100 + 100).dropFirst())" }
}
let wallet = [Money(cents: 250), Money(cents: 1999), Money(cents: 5)]
print(wallet, wallet.reduce(.zero, +), wallet.max()!, -wallet[0], wallet[2] * 3)
var sum = Money.zero
sum += wallet[0]; sum -= wallet[1]
print(sum, sum < .zero, [Money.zero] == [Money(cents: 0)])
struct Caseless: Hashable, Comparable { let s: String
    static func == (a: Self, b: Self) -> Bool { a.s.lowercased() == b.s.lowercased() }
    static func < (a: Self, b: Self) -> Bool { a.s.lowercased() < b.s.lowercased() }
    func hash(into h: inout Hasher) { h.combine(s.lowercased()) } }
let d: [Caseless: Int] = [Caseless(s: "Key"): 1]
print(d[Caseless(s: "KEY")] ?? 0, ["b", "A", "c"].map { Caseless(s: $0) }.sorted().map { $0.s }, Caseless(s: "x") != Caseless(s: "X"))
