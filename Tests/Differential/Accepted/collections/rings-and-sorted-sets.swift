// Covers: collection-conformance, literal-protocols, protocol-extensions
struct Ring<T>: RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral, CustomStringConvertible {
    private var store: [T?]; private var head = 0; private(set) var count = 0
    init(capacity: Int) { store = Array(repeating: nil, count: capacity) }
    init(arrayLiteral e: T...) { self.init(capacity: Swift.max(1, e.count)); e.forEach { push($0) } }
    var startIndex: Int { 0 }; var endIndex: Int { count }
    subscript(i: Int) -> T {
        get { store[(head + i) % store.count]! }
        set { store[(head + i) % store.count] = newValue }
    }
    @discardableResult mutating func push(_ x: T) -> T? {
        if count == store.count { let old = store[head]; store[head] = x; head = (head + 1) % store.count; return old }
        store[(head + count) % store.count] = x; count += 1; return nil
    }
    var description: String { "⟨" + map { "\($0)" }.joined(separator: " ") + "⟩" }
}
var r: Ring<Int> = [1, 2, 3]
print(r, r.push(4) ?? -1, r, r.count, r.first!, r.last!)
r[1] *= 10
r.swapAt(0, 2); print(r, r.reversed().map { $0 }, r.sorted(), r.firstIndex(of: 30) ?? -1)
r.sort(); print(r, r.dropFirst(), Array(r.suffix(2)), r[1...].map { $0 + 1 })
print(r.indices, r.enumerated().map { $0.offset * $0.element }, r.lazy.filter { $0 > 3 }.first!, r.contains(4))
struct SortedSet<E: Comparable>: Collection, SetAlgebraLite {
    private var items: [E] = []
    init<S: Sequence>(_ s: S) where S.Element == E { for x in s { insert(x) } }
    mutating func insert(_ x: E) {
        var (lo, hi) = (0, items.count)
        while lo < hi { let m = (lo + hi) / 2; if items[m] < x { lo = m + 1 } else { hi = m } }
        if lo == items.count || items[lo] != x { items.insert(x, at: lo) }
    }
    var startIndex: Int { items.startIndex }; var endIndex: Int { items.endIndex }
    func index(after i: Int) -> Int { i + 1 }
    subscript(i: Int) -> E { items[i] }
    func has(_ x: E) -> Bool { items.contains(x) }
}
protocol SetAlgebraLite { associatedtype E; func has(_ x: E) -> Bool; mutating func insert(_ x: E) }
extension SetAlgebraLite { mutating func insert(all xs: E...) { xs.forEach { insert($0) } } }
var s = SortedSet([5, 3, 9, 3, 1])
s.insert(all: 4, 4, 2)
print(Array(s), s.has(4), s.count, s.min()!, s.map { $0 * $0 }, s.prefix(2).map { $0 }, s.first { $0 > 4 }!)
print(zip(s, s.dropFirst()).map { $1 - $0 }, s.split { $0 == 4 }.map(Array.init), s.isEmpty, s[s.index(s.startIndex, offsetBy: 2)])
print(s.reduce(into: [:]) { $0[$1 % 2 == 0, default: 0] += $1 }.sorted { !$0.key && $1.key }.map { "\($0.key):\($0.value)" })
