// Covers: string, string-methods, unicode
import Foundation
var text = "é"
for value in [97, 0x301, 0x1F468, 0x200D, 0x1F469, 13, 10] as [UInt32] {
    text.unicodeScalars.append(Unicode.Scalar(value)!)
    print(text.count, text.unicodeScalars.count, text.debugDescription)
}
struct Holder { var text = "" }
var holders = [Holder(), Holder()]
holders[1].text.unicodeScalars.append("x")
var view = text.unicodeScalars
view.append("!")
print(holders, String(view).count, text.count)
var part = "abc".dropFirst()
part.unicodeScalars.append("d")
print(part)
var long = ""
for index in 0..<20000 { long.unicodeScalars.append(Unicode.Scalar(UInt8(97 + index % 26))) }
print(long.utf8.count, long.hasSuffix("xyz"), long.suffix(3))
print([" a ", "é\t", "\r\n", "", "x"].map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
print(["a", "", "é", "👩‍👩‍👧", "0123456789abcdefghij"].joined(separator: "–"), ["one", "two"].joined(), [String]().joined(separator: ","))
print("a,b,,é,c".split(separator: ","), "a b\r\nc".split(separator: "\n"), ",,".split(separator: ",", omittingEmptySubsequences: false))
print("e\u{301}e,e".replacingOccurrences(of: "e", with: "x"), "aaa".replacingOccurrences(of: "aa", with: "b"), "a,b".replacingOccurrences(of: Substring(","), with: Substring(";")))
