// Covers: array, dictionary, tuples, switch, if-let, stride, while, repeat, number-formatting, description
import Foundation
let a = 3, b = 4.5
var s = "x"
s += "yz"
print(a, b, s, a + 2, b * 2, -a, !true, "a=\(a) b=\(b)")
print([1, 2, 3], ["a", "b"], [1: "one"], (1, "t"), [1.5, 2], true)
var arr = [3, 1, 2]
arr.append(7)
arr[0] = 10
arr[1] += 5
print(arr, arr.count, arr.isEmpty, arr.first ?? -1, arr.last!)
print(arr.map { $0 * 2 }, arr.filter { $0 > 5 }, arr.reduce(0, +), arr.sorted(), arr.sorted(by: >))
for (i, v) in arr.enumerated() where i % 2 == 0 { print(i, v) }
var d = ["a": 1, "b": 2]
d["c"] = 3
d["a", default: 0] += 10
print(d["a"] ?? 0, d["zz"] ?? -1, d.count, d.keys.sorted(), d.values.sorted())
for i in stride(from: 10, to: 0, by: -3) { print(i, terminator: " ") }
print()
for i in stride(from: 0.0, through: 1.0, by: 0.25) { print(i, terminator: " ") }
print()
var n = 0
while true { n += 1; if n == 3 { continue }; if n > 5 { break } ; print(n, terminator: ",") }
print()
repeat { n -= 1 } while n > 0
print(n)
let t = (x: 1, y: 2.0)
print(t.x, t.y, t)
let (p, q) = (5, "q")
print(p, q)
switch a { case 0: print("zero"); case 1...3: print("small"); default: print("big") }
switch (a, s) { case (3, "xyz"): print("match"); default: print("no") }
let opt: Int? = 5
if let v = opt { print("v", v) }
if let opt, opt > 3 { print("big", opt) }
let none: Int? = nil
print(none as Any, opt as Any, none ?? 1)
print(opt.map { $0 + 1 } ?? 0)
let z = a > 2 ? "yes" : "no"
print(z)
print(Int("12") ?? 0, Int("x") ?? -1, Double("1.5")!, String(3), Double(a), Int(4.9), Float(1.5))
print(7 / 2, -7 / 2, 7 % 3, -7 % 3, 7.0 / 2, 1e10, 1.0, 0.1 + 0.2, 1e-5, 100000000000000000.0)
print(Int.max, UInt8.max, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, ~5)
print("hello".count, "hello".uppercased(), "a,b,c".split(separator: ","), "abc".reversed().map { String($0) })
print(max(1, 2), min(3.0, 2.0), abs(-4))
