// Covers: string, string-methods, string-interpolation, multiline-strings, string-indices, unicode, components-separated-by, trimming-characters, replacing-occurrences, split, reversed, print-options
import Foundation
let s = "Hello, World"
print(s.count, s.isEmpty, s.uppercased(), s.lowercased(), s.hasPrefix("Hell"), s.hasSuffix("x"))
print(s + "!", s.contains("World"), s.replacingOccurrences(of: "l", with: "L"))
print(s.split(separator: " "), s.split(separator: ","), s.components(separatedBy: ", "))
print("  x y ".trimmingCharacters(in: .whitespaces) + "|")
var t = "a"
t += "b"; t.append("c")
print(t, t == "abc", t < "abd", t != "x")
for c in "héy" { print(c, terminator: "-") }
print()
print(String("abc".reversed()), String(repeating: "ab", count: 3), "abc".first!, "abc".last!)
print(["a", "b"].joined(separator: "+"), ["x"].joined(), "a,b".split(separator: ",").map { $0 + "!" })
print("abc".prefix(2), "abc".suffix(2), "abc".dropFirst(), "abc".dropLast())
print("value: \(1 + 2) \(s.count) \([1, 2]) \("q")", "\u{41}", "a\tb")
print("abc".map { String($0) }, "a1b2".filter { $0.isNumber }, Array("xyz"))
print("line1\nline2".components(separatedBy: "\n"))
let multi = """
  first
    second
  """
print(multi)
print("x" * 0 == "" ? "" : "", terminator: "")
func * (a: String, n: Int) -> String { String(repeating: a, count: n) }
print("ab" * 3)
print("abc".padding(toLength: 5, withPad: ".", startingAt: 0))
print("é".count, "e\u{301}" == "é", Character("a") < Character("b"), "A".lowercased() == "a")
if let i = "hello".firstIndex(of: "l") { print("hello"[i], "hello"[..<i]) }
print(Bool("true")!, "123".allSatisfy { $0.isNumber })
