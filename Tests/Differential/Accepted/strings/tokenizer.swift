// Covers: string-indices, character, enums
enum Token: Equatable { case number(Double), symbol(Character), name(String) }
func tokens(_ text: String) -> [Token] {
    var result: [Token] = []
    var index = text.startIndex
    while index < text.endIndex {
        let character = text[index]
        if character.isWhitespace {
            index = text.index(after: index)
        } else if character.isNumber {
            let end = text[index...].firstIndex { !$0.isNumber && $0 != "." } ?? text.endIndex
            result.append(.number(Double(text[index..<end])!))
            index = end
        } else if character.isLetter {
            let word = text[index...].prefix { $0.isLetter || $0 == "_" }
            result.append(.name(String(word)))
            index = word.endIndex
        } else {
            result.append(.symbol(character))
            index = text.index(after: index)
        }
    }
    return result
}
for token in tokens("x_y = 3.5*(alpha + 42)") { print(token) }
print(tokens(""), tokens("1") == [.number(1)], tokens("a b").count)
