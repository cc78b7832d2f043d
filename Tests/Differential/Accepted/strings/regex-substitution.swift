// Covers: regex
var text = "The year 1999 and the year 2024"
print(text.replacing(#/\d+/#, with: "####"))
print(text.replacing(#/\d+/#, with: "#", maxReplacements: 1))
print(text.replacing(#/(\d\d)(\d\d)/#) { match in "\(match.2)/\(match.1)" })
print(text.replacing(#/year (\d+)/#) { "y\(Int($0.1)! + 1)" })
text.replace(#/the /#.ignoresCase(), with: "a ")
print(text)
text.replace(#/\d/#) { String(9 - Int($0.output)!) }
print(text)
text.replace(#/\s+/#, with: "", maxReplacements: 2)
print(text)
print("abc".replacing(#/x*/#, with: "-"), "".replacing(#/^$/#, with: "empty"))
print("tel: 555-1234".replacing(#/\D/#, with: ""))
print("a.b.c".replacing(".", with: "/"), "a.b.c".replacing(#/./#, with: "/"))
