// Covers: switch, for-in, labelled-break-continue, if-expressions, range-patterns, type-patterns
for i in stride(from: 0, to: 1, by: 0.25) { print(i, terminator: " ") }; print()
outer: for i in 1...5 { for j in 1...5 { if j == 3 { continue outer }; if i == 4 { break outer }; print(i * j, terminator: ",") } }; print()
var n = 27, steps = 0; while n != 1 { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps += 1 }; print(steps)
repeat { n += 1 } while n < 5; print(n)
let point = (2, -2)
switch point { case (0, 0): print("origin"); case (_, 0), (0, _): print("axis"); case let (x, y) where x == -y: print("anti", x, y); case (-2...2, _): print("near"); default: print("far") }
func grade(_ s: Int) -> String { switch s { case ..<0: "invalid"; case 0..<60: "F"; case 60..<70: "D"; case 70...79: "C"; case 80..<90: "B"; default: "A" } }
print([-1, 10, 65, 79, 85, 99].map(grade))
let ch: Character = "e"; switch ch { case "a", "e", "i", "o", "u": print("vowel"); case "a"..."z": print("consonant"); default: print("other") }
let opt: Int?? = 5; if case let x?? = opt { print(x) }; if let inner = opt, let v = inner { print(v) }; print(opt as Any, opt! as Any, (nil as Int??) as Any)
let values: [Any] = [1, "two", 3.0, [4], (5, "six"), nil as Int? as Any, true, { 7 }]
for v in values { switch v { case let i as Int where i > 0: print("int", i); case is String: print("string", v); case let d as Double: print("double", d); case let a as [Int]: print("array", a); case let (i, s) as (Int, String): print("tuple", i, s); case let f as () -> Int: print("func", f()); case is Bool: print("bool"); default: print("other", v) } }
for case let x? in [1, nil, 3] { print(x, terminator: " ") }; for case (let a, 1) in [(5, 1), (6, 2)] { print(a) }
let label = if steps > 100 { "long" } else if steps > 10 { "medium" } else { "short" }; print(label)
var count = 10; let msg = switch count { case 0: "none"; case 1...9: "few"; case let x where x.isMultiple(of: 5): "five-ish"; default: "many" }; print(msg)
do { defer { print("d1") }; defer { print("d2") }; print("body") }
func check(_ x: Int?) -> String { guard let x, x > 0 else { return "bad" }; guard case 1...3 = x else { return "big" }; return "ok \(x)" }; print(check(nil), check(-1), check(2), check(9))
enum Weekday: Int, CaseIterable, Comparable { case mon = 1, tue, wed; static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue } }
print(Weekday.allCases.map { "\($0)" }, Weekday(rawValue: 2)!, Weekday(rawValue: 9) as Any, Weekday.mon < .wed, Weekday.allCases.max()!, Weekday.tue.rawValue)
switch Weekday.tue { case .mon: print("m"); case .tue: print("t"); fallthrough; case .wed: print("w") }
count = 0; while true { count += 1; if count % 2 == 0 { continue }; if count > 6 { break } }; print(count)
print((1...20).filter { n in n > 1 && !(2..<n).contains { n % $0 == 0 } }, (1...5).reversed().map { $0 }, Array("abc".enumerated()).map { "\($0.0)\($0.1)" })
for (i, (a, b)) in zip([1, 2], ["x", "y"]).enumerated() { print(i, a, b) }
for i in (0..<3).reversed() where i != 1 { print(i) }
