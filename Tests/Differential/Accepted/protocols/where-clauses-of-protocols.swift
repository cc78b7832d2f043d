// Covers: protocols, associated-types, generic-where, protocol-extensions, protocol-inheritance
protocol Store {
    associatedtype Key: Hashable
    associatedtype Value
    subscript(key: Key) -> Value? { get }
}
protocol TextStore: Store where Key == String {}
extension TextStore {
    func find(_ key: String) -> Value? { self[key.lowercased()] ?? self[key] }
}
protocol Ranking: Store where Value: Comparable {}
extension Ranking {
    func isHigher(_ a: Key, than b: Key) -> Bool {
        guard let first = self[a], let second = self[b] else { return false }
        return first > second
    }
}
struct Prices: TextStore, Ranking {
    var table: [String: Int]
    subscript(key: String) -> Int? { table[key] }
}
let prices = Prices(table: ["tea": 3, "Jam": 5])
print(prices.find("TEA") ?? 0, prices.find("Jam") ?? 0, prices.isHigher("Jam", than: "tea"))
func priceOfTea<S: TextStore>(_ store: S) -> S.Value? { store["tea"] }
print(priceOfTea(prices) ?? 0)

protocol Unit: RawRepresentable, CaseIterable where RawValue == String { var factor: Double { get } }
extension Unit {
    var symbol: String { rawValue + "." }
    static func named(_ name: String) -> Self? { allCases.first { $0.rawValue == name } }
}
enum Length: String, Unit {
    case m, km
    var factor: Double { self == .m ? 1 : 1000 }
}
print(Length.km.symbol, Length.named("m")?.factor ?? 0, Length.named("mile") == nil, Length.allCases.count)

protocol Numbers: Sequence where Element == Int {}
extension Numbers { func total() -> Int { reduce(0) { $0 + $1 } } }
struct Countdown: Numbers, IteratorProtocol {
    var n: Int
    mutating func next() -> Int? { n -= 1; return n >= 0 ? n : nil }
}
func mean(_ numbers: some Numbers) -> Double {
    var (sum, count) = (0, 0)
    for n in numbers { sum += n; count += 1 }
    return Double(sum) / Double(count)
}
print(Countdown(n: 4).total(), mean(Countdown(n: 6)))
