// Covers: string, unicode, string-methods, replacing-occurrences, reversed
import Foundation

// Texts of one byte per character, of more, and carriage returns: what is quick for the first must
// not be wrong for the others.
let samples = [
    "", "a", "word", "fifteen letters", "sixteen letters!", "two\r\nlines", "\r", "\r\n", "caf\u{E9}",
    "cafe\u{301}", "e\u{301}", "👩‍👩‍👧 family", "ends in 👍🏽", "a\u{301}b", "plain text of more than sixteen bytes",
    "long text that ends in e\u{301} and \u{212A}", "K", "\u{212A}",
]
for text in samples {
    print(text.count, text.isEmpty, text.utf8.count, String(text.reversed()).count, Array(text).count)
    var seen = ""
    for character in text { seen.append(character) }
    print(seen == text, seen.utf8.elementsEqual(text.utf8), text.reversed().first == text.last)
}
for text in samples {
    let others = ["", "a", "e", "\n", "\r", "\r\n", "caf", "word", "K", "long", "!", "lines", "cafe"]
    print(others.map { text.hasPrefix($0) ? 1 : 0 }, others.map { text.hasSuffix($0) ? 1 : 0 })
    print(others.map { text[...].hasPrefix($0) ? 1 : 0 }, others.dropFirst().map { text.contains($0) ? 1 : 0 })
}
for left in samples {
    print(samples.map { left == $0 ? "=" : left < $0 ? "<" : ">" }.joined())
}
print(samples.map { $0.replacingOccurrences(of: "e", with: "E") })
print(samples.map { $0.replacingOccurrences(of: "\n", with: "|") }.map(\.count))
print(samples.joined(separator: ", ").count, samples.dropFirst(2).prefix(3).joined())

// Growing past what a text holds in itself, alone and shared.
var grown = ""
var copies: [String] = []
for n in 0..<20 {
    grown += n % 7 == 6 ? "é" : "\(n)"
    if n % 5 == 0 { copies.append(grown) }
}
print(grown, copies)
let numbers = [0, 7, -1, 42, -99_999, 99_999_999_999_999, 100_000_000_000_000, Int.max, Int.min]
print(numbers.map { "<\($0)>" }, numbers.map { "\($0)".count })
