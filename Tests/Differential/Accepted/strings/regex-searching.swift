// Covers: regex
let text = "apple banana cherry"
print(text.contains(#/an+/#), text.contains(#/zz/#), text.starts(with: #/app/#))
if let range = text.firstRange(of: #/[bc]\w+/#) { print(text[range], text[..<range.lowerBound]) }
print(text.ranges(of: #/\w+/#).map { text[$0].count })
print(text.prefixMatch(of: #/\w+/#)!.output, text.prefixMatch(of: #/banana/#) == nil)
print(text.wholeMatch(of: #/[a-z ]+/#) != nil, text.wholeMatch(of: #/[a-z]+/#) == nil)
let part = text.dropFirst(6)
print(part.firstMatch(of: #/^\w+/#)!.output, part.matches(of: #/\w+/#).count)
print(try #/c\w+/#.firstMatch(in: text)!.output, try #/a/#.wholeMatch(in: text) == nil)
print(try #/a(p+)/#.prefixMatch(in: text)!.1)
let counts = text.matches(of: #/[aeiou]/#).reduce(into: [Substring: Int]()) { $0[$1.output, default: 0] += 1 }
print(counts.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" })
print(text.matches(of: #/(\w)\w*/#).map(\.output.1), text.matches(of: #/q/#).isEmpty)
