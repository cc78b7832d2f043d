// Covers: components-separated-by, trimming-characters, character-set
import Foundation
let line = "  one, two ,three\t\n"
print("[" + line.trimmingCharacters(in: .whitespaces) + "]")
print("[" + line.trimmingCharacters(in: .whitespacesAndNewlines) + "]")
print(line.components(separatedBy: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
print("a,b;c".components(separatedBy: CharacterSet(charactersIn: ",;")))
print(",a,,b,".components(separatedBy: ","), "".components(separatedBy: ","))
print("a--b----c".components(separatedBy: "--"))
print("xxhixx".trimmingCharacters(in: CharacterSet(charactersIn: "x")))
print("12ab34".components(separatedBy: .letters), "12ab34".components(separatedBy: CharacterSet.decimalDigits.inverted))
print("Hello, World!".components(separatedBy: .punctuationCharacters).joined(separator: "|"))
let vowels = CharacterSet(charactersIn: "aeiou")
print(vowels.contains("e"), vowels.contains("x"), vowels.inverted.contains("x"))
print(String("education".unicodeScalars.filter { !vowels.contains($0) }.map { Character($0) }))
var set = CharacterSet.decimalDigits
set.insert(charactersIn: "abc")
print(set.contains("b"), set.contains("7"), set.union(.letters).contains("z"))
let part = " sub ".dropFirst(0)
print("<" + part.trimmingCharacters(in: .whitespaces) + ">", part.components(separatedBy: "u"))
print("a,b;c".components(separatedBy: [",", ";"]), "--x- ".trimmingCharacters(in: ["-", " "]))
