// Covers: string, string-indices
let text = "Grüße, 世界!"
var index = text.startIndex
while index < text.endIndex {
    print(text[index], terminator: " ")
    index = text.index(after: index)
}
print()
let third = text.index(text.startIndex, offsetBy: 2)
let last = text.index(before: text.endIndex)
print(text[third], text[last])
print(text.index(text.startIndex, offsetBy: 3, limitedBy: text.endIndex) != nil)
print(text.index(text.startIndex, offsetBy: 99, limitedBy: text.endIndex) == nil)
print(text.index(text.endIndex, offsetBy: -99, limitedBy: text.startIndex) == nil)
print(text.distance(from: text.startIndex, to: last))
print(text.distance(from: last, to: text.startIndex))
if let comma = text.firstIndex(of: ",") {
    print(text[..<comma], text[comma...], text[...comma])
    print(text[text.index(comma, offsetBy: 2)..<text.endIndex])
}
print(text.firstIndex { $0.isUppercase } == text.startIndex)
print(text.lastIndex(of: "ß").map { text.distance(from: text.startIndex, to: $0) } ?? -1)
let empty = ""
print(empty.startIndex == empty.endIndex, empty.indices.isEmpty)
for i in "abc".indices { print(i < "abc".endIndex, "abc"[i], terminator: ";") }
print()
