// Covers: regex
let text = """
    It was the best of times, it was the worst of times,
    it was the age of wisdom...
    """
var counts: [String: Int] = [:]
for match in text.matches(of: #/[[:alpha:]]+/#) {
    counts[match.output.lowercased(), default: 0] += 1
}
let top = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(4)
for (word, count) in top { print(word, count) }
let lengths = Dictionary(grouping: counts.keys, by: \.count)
print(lengths.keys.sorted().map { "\($0): \(lengths[$0]!.sorted().joined(separator: " "))" })
print(text.split(separator: #/[^\w]+/#).count, text.matches(of: #/(?i)\bit was\b/#).count)
print(text.matches(of: #/\w+(?=,|\.)/#).map { $0.output })
let longest = text.matches(of: #/\w+/#).max { $0.output.count < $1.output.count }!
print(longest.output, text.distance(from: text.startIndex, to: longest.range.lowerBound))
