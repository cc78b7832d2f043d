// Covers: string, string-methods
var text = "hello"
text.insert("!", at: text.endIndex)
text.insert(contentsOf: " there", at: text.index(before: text.endIndex))
print(text)
print(text.remove(at: text.startIndex), text)
text.removeSubrange(text.startIndex..<text.index(text.startIndex, offsetBy: 2))
print(text)
text.replaceSubrange(text.startIndex...text.startIndex, with: "HELL")
print(text)
text.replaceSubrange(text.firstIndex(of: "t")!..., with: "you")
print(text)
print(text.removeFirst(), text.removeLast(), text)
text.removeFirst(2)
text.removeLast(3)
print("[\(text)]", text.isEmpty)
text.append("a")
text.append(contentsOf: "bcdef")
text += "gh"
text.append(contentsOf: ["i", "j"] as [Character])
print(text)
text.removeAll { "aeiou".contains($0) }
print(text, text.popLast() ?? "-")
let copy = text
text.removeAll()
print(text.count, copy, text.popLast() == nil)
text.reserveCapacity(100)
text = String(repeating: "ab", count: 3) + String(repeating: "-", count: 2)
print(text)
