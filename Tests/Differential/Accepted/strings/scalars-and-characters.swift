// Covers: character, unicode
let letters = [
    Character(UnicodeScalar(98)), Character(UnicodeScalar(UInt8(65))), Character(UnicodeScalar("z")),
]
print(letters, UnicodeScalar(97 as UInt32)!, UnicodeScalar("a").value, ("a" as Unicode.Scalar).value)

func shifted(_ text: String, by count: UInt32) -> String {
    String(
        text.unicodeScalars.map { scalar in
            guard scalar.properties.isLowercase else { return Character(scalar) }
            return Character(UnicodeScalar((scalar.value - 97 + count) % 26 + 97)!)
        })
}
print(shifted("hello, world", by: 3), shifted(shifted("swift", by: 20), by: 6))
print(String(UnicodeScalar(UInt8(104))), Character("x"), String("abc"), Character("é").unicodeScalars.count)
print((UInt8(ascii: "a")...UInt8(ascii: "e")).map { Character(UnicodeScalar($0)) })
