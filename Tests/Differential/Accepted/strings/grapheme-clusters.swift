// Covers: character, string, unicode
let composed = "caf\u{E9}"
let decomposed = "cafe\u{301}"
print(composed.count, decomposed.count, composed == decomposed)
print(composed.unicodeScalars.count, decomposed.unicodeScalars.count)
print(composed.utf8.count, decomposed.utf8.count, composed.utf16.count)
print(composed.hashValue == decomposed.hashValue, Set([composed, decomposed]).count)
let family = "👨‍👩‍👧‍👦"
print(family.count, family.unicodeScalars.count, family.utf8.count, family.utf16.count)
let flags = "🇫🇷🇩🇪🇯🇵"
print(flags.count, flags.first!, flags.last!, String(flags.reversed()))
print("🤷🏽‍♀️".count, "각".count, "\u{1112}\u{1161}\u{11AB}".count, "\r\n".count)
print("e\u{301}".first! == "\u{E9}" as Character)
for character in "a\u{308}🇮🇹ñ" { print(character, character.unicodeScalars.count) }
var word = "cafe"
word += "\u{301}"
print(word, word.count, word.last!, word == "café")
print(word.hasSuffix("e"), word.hasSuffix("é"), word.contains("e"), word.contains("\u{301}"))
print(word.dropLast(), word.split(separator: "e"))
print("straße".uppercased(), "ΑΒΓΣ".lowercased(), "İ".lowercased().count, "ﬁ".uppercased())
