// Covers: regex, substring
let source = "let count = 10; let limit = 200"
var matched: [Substring] = []
for match in source.matches(of: #/let (\w+) = (\d+)/#) {
    matched.append(match.1)
    print(source[match.range], match.1.startIndex == source.firstRange(of: match.1)!.lowerBound)
    print(source.distance(from: source.startIndex, to: match.2.startIndex), match.2.count)
}
print(matched, matched.joined(separator: "+"))
let tail = source[source.firstMatch(of: #/;\s*/#)!.range.upperBound...]
print(tail, tail.firstMatch(of: #/\d+/#)!.output, tail.wholeMatch(of: #/let.*/#) != nil)
print(tail.replacing(#/\d/#, with: "x"), tail.split(separator: #/ = /#))
var rest = source[...]
var numbers = 0
while let match = rest.firstMatch(of: #/\d+/#) {
    numbers += Int(match.output)!
    rest = rest[match.range.upperBound...]
}
print(numbers, rest.isEmpty, source.hasSuffix(matched[0]))
