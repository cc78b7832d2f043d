// Covers: map, filter, reduce, flat-map, compact-map
let words = ["apple", "fig", "banana", "kiwi"]
print(words.map { $0.count }, words.map { $0.first! }, words.filter { $0.count > 4 })
print(words.reduce("") { $0 + $1.prefix(1) }, words.reduce(into: [:]) { $0[$1.count] = $1 }[3]!)
print(words.flatMap { Array($0.prefix(2)) }, ["1", "b", "3"].compactMap { Int($0) })
print(words.reduce(into: [Character: Int]()) { counts, word in counts[word.last!, default: 0] += 1 }["e"]!)
print(words.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element })
let totals = (1...5).reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1) }
print(totals, totals.reduce(1, *), totals.reduce(Int.min, max))
print([[1, 2], [], [3]].flatMap { $0 }, [1, nil, 3].compactMap { $0 }, [Int?]([nil]).compactMap { $0 })
func apply(_ f: (Int) -> Int, to values: [Int]) -> [Int] { values.map(f) }
print(apply({ $0 * $0 }, to: [1, 2, 3]), apply(abs, to: [-1, 2]))
print(words.map(String.init(describing:)).joined(separator: "|"), [1, 2].map(Double.init))
enum Problem: Error { case odd(Int) }
do {
    print(try [2, 4].map { (n: Int) -> Int in if n % 2 == 1 { throw Problem.odd(n) }; return n / 2 })
    print(try [2, 3].map { (n: Int) -> Int in if n % 2 == 1 { throw Problem.odd(n) }; return n / 2 })
} catch { print("caught", error) }
words.forEach { print($0.count, terminator: " ") }
print()
