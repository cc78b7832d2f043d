// Covers: replacing-occurrences, capitalized
import Foundation
let text = "The cat sat on the mat. The end."
print(text.replacingOccurrences(of: "The", with: "A"))
print(text.replacingOccurrences(of: "the", with: "a", options: .caseInsensitive))
print(text.replacingOccurrences(of: "[aeiou]", with: "*", options: .regularExpression))
print("a1b22".replacingOccurrences(of: "([a-z])([0-9]+)", with: "$2$1", options: .regularExpression))
if let range = text.range(of: "cat") {
    print(text[range], text[..<range.lowerBound], text[range.upperBound...])
    print(text.distance(from: text.startIndex, to: range.lowerBound))
}
print(text.range(of: "dog") == nil, text.range(of: "THE", options: .caseInsensitive) != nil)
if let last = text.range(of: "The", options: .backwards) {
    print(text.distance(from: text.startIndex, to: last.lowerBound))
}
print(text.range(of: "c.t", options: .regularExpression).map { String(text[$0]) } ?? "-")
print("hello wORLD foo-bar".capitalized, "ünï".capitalized)
print("abc".padding(toLength: 6, withPad: "12", startingAt: 1), "abcdef".padding(toLength: 3, withPad: " ", startingAt: 0))
print("a".compare("b") == .orderedAscending, "A".caseInsensitiveCompare("a") == .orderedSame)
print("file9".compare("file10", options: .numeric) == .orderedAscending)
print(text.contains("mat"), text.contains("MAT"), text.components(separatedBy: "The").count)
print("a b&c".addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? "-", "a%20b".removingPercentEncoding ?? "-")
