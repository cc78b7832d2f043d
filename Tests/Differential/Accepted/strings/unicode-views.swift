// Covers: unicode, string
let text = "aé€😀"
for byte in text.utf8 { print(byte, terminator: " ") }
print()
for unit in text.utf16 { print(unit, terminator: " ") }
print()
for scalar in text.unicodeScalars { print(scalar, scalar.value, terminator: " ") }
print()
print(text.utf8.count, text.utf16.count, text.unicodeScalars.count, text.count)
print(Array(text.utf8), Array(text.utf16), text.unicodeScalars.map { $0.value })
print(text.utf8.first!, text.utf8.last!, text.utf16.first!, text.unicodeScalars.last!)
let euro = text.firstIndex(of: "€")!
print(text.utf8[euro], text.unicodeScalars[euro], text.utf8.distance(from: text.startIndex, to: euro))
print(text.utf8.prefix(3).map { Int($0) }.reduce(0, +))
print(String(decoding: [72, 105, 0xE2, 0x82, 0xAC] as [UInt8], as: UTF8.self))
print(String(decoding: [0xFF, 65] as [UInt8], as: UTF8.self))
print(String(text.unicodeScalars.filter { $0.isASCII }.map { Character($0) }))
let scalar: Unicode.Scalar = "Z"
print(scalar, scalar.value, Character(scalar), String(scalar), scalar.isASCII)
print(Unicode.Scalar(0x1F600)!, Unicode.Scalar(UInt8(65)), Unicode.Scalar(0xD800 as UInt32) == nil)
print(scalar.properties.isUppercase, scalar.properties.name ?? "-")
print(text.utf8.elementsEqual([97, 195]), "abc".utf8.contains(98), "abc".utf8.reversed().map { $0 })
debugPrint(scalar)
