// Covers: dictionary, split, string
let text = """
    the quick brown fox jumps over the lazy dog
    The dog sleeps; the fox, quick as ever, runs.
    """
var counts: [String: Int] = [:]
for line in text.split(separator: "\n") {
    for word in line.split(whereSeparator: { !$0.isLetter }) {
        counts[word.lowercased(), default: 0] += 1
    }
}
for (word, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(5) {
    print(word + String(repeating: " ", count: 8 - word.count), String(repeating: "#", count: count))
}
let letters = text.lowercased().filter { $0.isLetter }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
print(letters.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key, letters.count)
let longest = counts.keys.sorted().max { $0.count < $1.count }!
print(longest, counts.values.reduce(0, +), text.split(separator: " ").count)
let lines = text.split(separator: "\n").enumerated().map { "\($0.offset + 1): \($0.element.count)" }
print(lines.joined(separator: ", "))
let capital = text.split(whereSeparator: { $0 == " " }).filter { $0.first!.isUppercase }
print(capital.count, text.contains("fox,"), text.hasSuffix("runs."))
