// Covers: enum-patterns, optional-patterns, precondition-assert, type-aliases, random, access-modifiers, replacing-occurrences
import Foundation
typealias Pair = (Int, Int)
func minmax(_ xs: [Int]) -> Pair? { guard var lo = xs.first else { return nil }; var hi = lo; for x in xs { lo = min(lo, x); hi = max(hi, x) }; return (lo, hi) }
if let (lo, hi) = minmax([3, 1, 2]) { print(lo, hi) }
let s = "héllo wörld"
print(s.count, s.uppercased(), s.split(separator: " ").map(String.init), s.contains("wör"), s.replacingOccurrences(of: "l", with: "L"))
var str = ""; for i in 0..<5 { str += "\(i)," }; print(str.dropLast())
switch 7 { case let x where x % 2 == 0: print("even"); case 1, 3, 5, 7: print("odd small"); default: print("?") }
let point = (1, -1)
switch point { case (0, 0): print("o"); case (let x, 0): print(x); case let (x, y) where x == -y: print("anti", x); default: print("d") }
func test(_ n: Int?) -> String { switch n { case nil: "nil"; case .some(let v) where v > 10: "big"; case let v?: "v\(v)" } }
print(test(nil), test(50), test(5))
enum Token { case num(Double), op(Character), paren(open: Bool) }
let toks: [Token] = [.num(1.5), .op("+"), .paren(open: true)]
for t in toks { switch t { case .num(let d): print("n", d); case .op(let c): print("o", c); case .paren(open: true): print("("); case .paren: print(")") } }
for case .num(let d) in toks { print("only", d) }
if case .op(let c) = toks[1], c == "+" { print("plus") }
let vals: [Int?] = [1, nil, 3]
for case let v? in vals { print(v, terminator: ";") }
print(vals.compactMap { $0 }.count)
struct Account { private(set) var balance = 0; enum Err: Error { case low(need: Int) }
  mutating func withdraw(_ n: Int) throws { guard balance >= n else { throw Err.low(need: n - balance) }; balance -= n }
  mutating func deposit(_ n: Int) { balance += n } }
var acc = Account(); acc.deposit(50)
do { try acc.withdraw(30); try acc.withdraw(30) } catch Account.Err.low(let need) { print("need", need) }
print(acc.balance)
func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
print(gcd(48, 18), stride(from: 1, through: 10, by: 4).map { $0 })
var matrix = Array(repeating: Array(repeating: 0, count: 3), count: 2)
matrix[1][2] = 7; print(matrix, matrix.map { $0.reduce(0, +) })
let names = ["Zoe", "adam", "Bob"]
print(names.sorted(), names.sorted { $0.lowercased() < $1.lowercased() }, names.map { $0.count }.max()!)
let total = names.reduce(into: [Character: Int]()) { d, n in for ch in n { d[ch, default: 0] += 1 } }
print(total["a"] ?? 0, total["o"]!)
print(Double("3.14")! * 2, Int("-7")!, String(255, radix: 16), Int("ff", radix: 16)!)
print(0.1 + 0.2, 1.0 / 3.0, Float(1) / 3, 1e21, 123456789.0, 1e-7, -0.0, Double.infinity, Double.nan)
print(10.0.squareRoot(), sin(0.0), Double.pi, (2.5).rounded(), (-2.5).rounded(), 7.9.rounded(.down))
print(Int32.max, UInt16.max, Int8.min, (5 as Int8) + 3, UInt(7) / 2)
print("a" < "b", "abc".hasSuffix("c"), "x".isEmpty, "a-b-c".components(separatedBy: "-"))
print([1, 2, 3, 4, 5].filter { $0.isMultiple(of: 2) }, Array([1, 2, 3].reversed()), [1, 2, 3].dropFirst(2).first!)
print([[1, 2], [3]].joined().map { $0 }, Array(zip([1, 2], [3, 4])).map { $0.0 * $0.1 })
var q = [1, 2, 3]; q.removeFirst(); q.insert(9, at: 0); q.swapAt(0, 1); print(q, q.firstIndex(of: 9) ?? -1, q.removeLast())
print((1...4).reduce(1, *), (0..<5).contains(3), Array((0..<5).reversed()))
let closure: (inout Int) -> Void = { $0 += 1 }
var cc = 1; closure(&cc); print(cc)
func apply(_ n: Int, _ f: (Int) throws -> Int) rethrows -> Int { try f(n) }
print(apply(3) { $0 * 2 })
let desc = String(describing: [1: "a"]); print(desc)
struct D: CustomStringConvertible { var v: Int; var description: String { "<\(v)>" } }
print(D(v: 3), [D(v: 1)], "\(D(v: 2))", Optional(D(v: 5)) as Any)
outer: while true { var i = 0; while true { i += 1; if i > 3 { break outer } } }
let big = 9_007_199_254_740_993; print(big, Double(big))
print(Int.random(in: 0..<1), Bool.random() || true)
var iter = [1, 2].makeIterator(); while let x = iter.next() { print(x, terminator: " ") }; print()
assert(1 + 1 == 2); precondition(true)
print(type(of: 3), type(of: "s"), type(of: [1.0]))
print(min(3, 1, 2), max(1.5, 2), abs(-3.5), [1, 2] + [3], "a" + "b")
