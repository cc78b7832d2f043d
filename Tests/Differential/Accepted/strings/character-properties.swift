// Covers: character
let characters: [Character] = ["a", "Z", "5", " ", "\n", "é", "ß", "Ω", "世", "½", "Ⅳ", "+", "$", "!", "😀", "٣", "_"]
for c in characters {
    var kinds: [String] = []
    if c.isLetter { kinds.append("letter") }
    if c.isNumber { kinds.append("number") }
    if c.isWholeNumber { kinds.append("whole") }
    if c.isWhitespace { kinds.append("space") }
    if c.isNewline { kinds.append("newline") }
    if c.isUppercase { kinds.append("upper") }
    if c.isLowercase { kinds.append("lower") }
    if c.isPunctuation { kinds.append("punctuation") }
    if c.isSymbol { kinds.append("symbol") }
    if c.isMathSymbol { kinds.append("math") }
    if c.isCurrencySymbol { kinds.append("currency") }
    if c.isHexDigit { kinds.append("hex") }
    if c.isASCII { kinds.append("ascii") }
    print(String(reflecting: c), kinds.joined(separator: ","))
}
print(Character("a").asciiValue!, Character("é").asciiValue as Any, Character("\r\n").asciiValue as Any)
print(Character("½").wholeNumberValue as Any, Character("٣").wholeNumberValue!, Character("b").hexDigitValue!)
print(Character("ß").uppercased(), Character("Σ").lowercased(), Character("x").uppercased() == "X")
print(Character(Unicode.Scalar(UInt8(113))), "A" < ("a" as Character))
let shifted = "abc".map { Character(Unicode.Scalar($0.asciiValue! + 1)) }
print(String(shifted), shifted)
