// Covers: generics, raw-values, case-iterable, shuffled, random, random-element, sequence-conformance
let r = 1..<5
print(r, r.contains(3), r.count, r.isEmpty, (1...3).contains(3), 5...5, Array(r.reversed()))
for i in (0..<3).reversed() { print(i, terminator: " ") }
print()
for i in stride(from: 10, to: 0, by: -3) { print(i, terminator: " ") }
print()
switch 7 { case 0..<5: print("low"); case 5...: print("high"); default: print("neg") }
let o: Int? = 3
print(o.map { $0 + 1 } as Any, o ?? 0, o == 3, o == nil, o.flatMap { $0 > 5 ? $0 : nil } as Any)
struct Temp: Comparable, CustomStringConvertible { var t: Double
  static func < (a: Temp, b: Temp) -> Bool { a.t < b.t }
  var description: String { "\(t)°" } }
print([Temp(t: 3), Temp(t: 1)].sorted(), Temp(t: 1) < Temp(t: 2), [Temp(t: 3), Temp(t: 1)].max()!, Temp(t: 1) >= Temp(t: 2))
enum E: Error, Equatable { case bad(Int), worse }
func f(_ n: Int) throws -> Int { if n > 2 { throw E.bad(n) }; return n }
do { print(try f(1)); print(try f(5)) } catch E.bad(let n) { print("bad", n) } catch { print(error) }
print((try? f(9)) as Any, E.worse == .worse, E.bad(1) == .bad(2))
enum Dir: String, CaseIterable { case north, south }
print(Dir.allCases.map { $0.rawValue }, Dir(rawValue: "south")!, Dir.allCases.count)
struct Stack<T> { private var items: [T] = []
  mutating func push(_ x: T) { items.append(x) }
  mutating func pop() -> T? { items.popLast() }
  var count: Int { items.count } }
var st = Stack<String>(); st.push("a"); st.push("b"); print(st.pop()!, st.count)
func sum<T: Numeric>(_ xs: [T]) -> T { xs.reduce(0, +) }
print(sum([1, 2, 3]), sum([0.5, 0.25]))
func largest<T: Comparable>(_ xs: [T]) -> T? { xs.max() }
print(largest(["b", "c"])!, largest([Int]()) as Any)
struct Countdown: Sequence, IteratorProtocol { var n: Int
  mutating func next() -> Int? { if n == 0 { return nil }; n -= 1; return n + 1 } }
for i in Countdown(n: 3) { print(i, terminator: " ") }
print(Countdown(n: 4).map { $0 * 2 }, Array(Countdown(n: 2)), Countdown(n: 3).contains(2), Countdown(n: 5).reduce(0, +))
var x = 1, y = 2
swap(&x, &y); print(x, y)
let t = (1, name: "a"); print(t, t.name, t.0)
struct G: RandomNumberGenerator { var s: UInt64 = 42
  mutating func next() -> UInt64 { s = s &* 6364136223846793005 &+ 1442695040888963407; return s } }
var g = G()
print(Int.random(in: 0..<100, using: &g), Int.random(in: 1...6, using: &g), Double.random(in: 0..<1, using: &g), [1, 2, 3, 4, 5].shuffled(using: &g), Bool.random(using: &g), [1, 2, 3].randomElement(using: &g)!, Float.random(in: 0..<1, using: &g), UInt8.random(in: 0...255, using: &g))
print([1, 2].hashValue == [1, 2].hashValue, "a".hashValue == "a".hashValue)
let words = ["apple", "bob", "cat"]
print(Dictionary(uniqueKeysWithValues: words.map { ($0, $0.count) })["bob"]!)
