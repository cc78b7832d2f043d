// Covers: structs, dictionary, set, sequence-conformance
import Foundation
struct Point: Hashable, Comparable, CustomStringConvertible { var x = 0, y = 0; static func < (a: Point, b: Point) -> Bool { (a.x, a.y) < (b.x, b.y) }; var description: String { "(\(x), \(y))" }; static let origin = Point(); static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) } }
var grid: [Point: Character] = [:]
for (y, line) in ["#..#", ".##.", "...#"].enumerated() { for (x, c) in line.enumerated() where c == "#" { grid[Point(x: x, y: y)] = c } }
print(grid.keys.sorted(), grid.count, grid[.origin] ?? "-", grid[Point(x: 9)] as Any)
let dirs = [Point(x: 1), Point(y: 1), Point(x: -1), Point(y: -1)]
func neighbours(_ p: Point) -> [Point] { dirs.map { p + $0 }.filter { grid[$0] != nil } }
print(neighbours(Point(x: 1, y: 1)), grid.keys.max()!, Set(grid.keys.map(\.x)).sorted(), grid.keys.map { $0.x + $0.y }.reduce(0, +))
let (xs, ys) = (grid.keys.map(\.x), grid.keys.map(\.y)); print(xs.min()!...xs.max()!, ys.min()!..<ys.max()! + 1)
for y in 0..<3 { print((0..<4).map { String(grid[Point(x: $0, y: y)] ?? ".") }.joined()) }
struct Stats { let values: [Double]; var mean: Double { values.reduce(0, +) / Double(values.count) }; var sd: Double { (values.map { pow($0 - mean, 2) }.reduce(0, +) / Double(values.count - 1)).squareRoot() }; var median: Double { let s = values.sorted(); let m = s.count / 2; return s.count.isMultiple(of: 2) ? (s[m - 1] + s[m]) / 2 : s[m] } ; var mode: Double? { Dictionary(grouping: values) { $0 }.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }?.key } }
let st = Stats(values: [2, 4, 4, 4, 5, 5, 7, 9]); print(st.mean, String(format: "%.3f", st.sd), st.median, st.mode ?? .nan)
enum Suit: String, CaseIterable { case hearts = "♥", spades = "♠" }; enum Rank: Int, CaseIterable { case two = 2, three, jack = 11, ace = 14 }
struct Card: Equatable { let rank: Rank, suit: Suit }; extension Card: CustomStringConvertible { var description: String { "\(rank.rawValue)\(suit.rawValue)" } }
let deck = Suit.allCases.flatMap { s in Rank.allCases.map { Card(rank: $0, suit: s) } }; print(deck, deck.count, deck.filter { $0.suit == .spades && $0.rank.rawValue > 10 }, deck.firstIndex(of: Card(rank: .ace, suit: .hearts))!)
var lcg: UInt64 = 42; func rnd() -> UInt64 { lcg = lcg &* 6364136223846793005 &+ 1442695040888963407; return lcg >> 33 }; print((0..<3).map { _ in rnd() % 100 })
struct LCG: RandomNumberGenerator { var s: UInt64; mutating func next() -> UInt64 { s = s &* 6364136223846793005 &+ 1; return s } }; var g = LCG(s: 1); print((1...10).shuffled(using: &g), Int.random(in: 1...6, using: &g), [1, 2, 3].randomElement(using: &g)!, Double.random(in: 0..<1, using: &g) < 1, Bool.random(using: &g))
func time(_ s: Int) -> String { let (h, m) = s.quotientAndRemainder(dividingBy: 3600); return String(format: "%02d:%02d:%02d", h, m / 60, m % 60) }; print(time(3725), time(59))
func roman(_ n: Int) -> String { var n = n; return [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")].reduce("") { r, p in var r = r; while n >= p.0 { r += p.1; n -= p.0 }; return r } }; print([4, 9, 1994, 2024].map(roman))
func collatz(_ n: Int) -> UnfoldSequence<Int, (Int?, Bool)> { sequence(first: n) { $0 == 1 ? nil : $0 % 2 == 0 ? $0 / 2 : 3 * $0 + 1 } }; print(Array(collatz(6)), collatz(27).reduce(0) { n, _ in n + 1 })
let tri = (1...5).map { n in (1...n).map(String.init).joined(separator: " ") }; tri.forEach { print($0) }; print((1...3).flatMap { a in (a...3).map { b in (a, b) } }.filter { $0.0 * $0.0 + $0.1 > 4 })
var memo: [Int: Int] = [:]; func fib(_ n: Int) -> Int { if let m = memo[n] { return m }; let r = n < 2 ? n : fib(n - 1) + fib(n - 2); memo[n] = r; return r }; print(fib(50), memo.count)
print(zip(["a", "b"], 1...).map { "\($0)\($1)" }, Array(stride(from: 0.0, to: 1.0, by: 0.3)), (1...6).reduce(into: [[Int]]()) { if $0.last?.count == 2 || $0.isEmpty { $0.append([$1]) } else { $0[$0.count - 1].append($1) } })
let inventory = ["apple": (price: 1.2, qty: 10), "kiwi": (price: 0.5, qty: 0)]; for (name, item) in inventory.sorted(by: { $0.key < $1.key }) where item.qty > 0 { print("\(name.padding(toLength: 8, withPad: " ", startingAt: 0))\(String(format: "%6.2f", item.price * Double(item.qty)))") }
