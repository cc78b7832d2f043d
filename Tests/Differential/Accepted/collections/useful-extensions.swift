// Covers: extensions, generic-where, collection-conformance
import Foundation

extension Collection {
    func chunks(of n: Int) -> [SubSequence] {
        var out: [SubSequence] = []
        var i = startIndex
        while i != endIndex {
            let j = index(i, offsetBy: n, limitedBy: endIndex) ?? endIndex
            out.append(self[i..<j])
            i = j
        }
        return out
    }
}
print([1, 2, 3, 4, 5].chunks(of: 2).map(Array.init), "abcdefg".chunks(of: 3).map(String.init))
extension Sequence {
    func scan<R>(_ i: R, _ f: (R, Element) -> R) -> [R] {
        var r = i
        return map {
            r = f(r, $0)
            return r
        }
    }
    func grouped<K: Hashable>(by k: (Element) -> K) -> [K: [Element]] {
        Dictionary(grouping: self, by: k)
    }
    func count(where p: (Element) throws -> Bool) rethrows -> Int {
        try reduce(0) { try p($1) ? $0 + 1 : $0 }
    }
}
print((1...5).scan(0, +), ["a", "bb", "cc"].grouped { $0.count }[2]!, [1, 2, 3].count { $0 > 1 })
extension Array {
    subscript(safe i: Int) -> Element? { indices.contains(i) ? self[i] : nil }
    mutating func move(from a: Int, to b: Int) { insert(remove(at: a), at: b) }
    func rotated(by k: Int) -> [Element] { Array(self[k...] + self[..<k]) }
    init(unfold n: Int, _ f: (Int) -> Element) { self = (0..<n).map(f) }
}
var a = [1, 2, 3]
print(a[safe: 5] as Any, a[safe: 1]!, a.rotated(by: 1))
a.move(from: 0, to: 2)
print(a, Array(unfold: 3) { $0 * $0 })
extension Array where Element == Int {
    static func fib(_ n: Int) -> [Int] {
        var r = [0, 1]
        while r.count < n { r.append(r[r.count - 1] + r[r.count - 2]) }
        return r
    }
}
print([Int].fib(8))
extension Comparable {
    func clamped(_ r: ClosedRange<Self>) -> Self { min(max(self, r.lowerBound), r.upperBound) }
}
print(15.clamped(0...10), "m".clamped("a"..."f"), 2.5.clamped(3...4))
extension Bool {
    static func random(p: Double) -> Bool { p >= 1 }
    var int: Int { self ? 1 : 0 }
    mutating func flip() { toggle() }
}
var f = false
f.flip()
print(f.int, Bool.random(p: 2))
extension Dictionary {
    func mapKeys<K: Hashable>(_ f: (Key) -> K) -> [K: Value] {
        [K: Value](uniqueKeysWithValues: map { (f($0.key), $0.value) })
    }
    subscript(keys: [Key]) -> [Value?] { keys.map { self[$0] } }
}
print(["a": 1].mapKeys { $0 + "!" }, ["a": 1][["a", "b"]])
extension Character {
    var isVowel: Bool { "aeiou".contains(self) }
    static func * (c: Character, n: Int) -> String { String(repeating: c, count: n) }
}
print("hello".filter(\.isVowel), Character("-") * 5)
extension Double {
    var formatted: String { self == rounded() ? String(Int(self)) : String(self) }
    func rounded(to places: Int) -> Double {
        var m = 1.0
        for _ in 0..<places { m *= 10 }
        return (self * m).rounded() / m
    }
}
print(2.0.formatted, 3.14159.rounded(to: 2))
extension Range where Bound == Int { var sum: Int { reduce(0, +) } }
print((1..<5).sum)
extension Optional where Wrapped: Comparable {
    static func < (a: Wrapped?, b: Wrapped?) -> Bool {
        switch (a, b) {
        case (let x?, let y?): return x < y
        case (nil, _?): return true
        default: return false
        }
    }
}
print([3, nil, 1].sorted { $0 < $1 })
