// Covers: string
print("apple" < "banana", "Zebra" < "apple", "a" < "ä", "10" < "9")
print(["b", "A", "a", "B", "ab", ""].sorted())
print("é" == "e\u{301}", "a" != "a\u{0}", "" < "a", "abc" <= "abc", "b" >= "abc")
print(max("x", "yy", "w"), min("x", "yy", "w"))
print("ß" == "ss", "Å" == "Å", "①" == "1", "ﬁ" == "fi")
print("abc".elementsEqual("abc"), "abc".starts(with: "ab"), "abc".lexicographicallyPrecedes("abd"))
print("Hello".lowercased() == "hELLO".lowercased())
print("abc" == "abc".dropFirst(0), "abc".prefix(2) < "abc")
let words = ["pear", "fig", "banana", "kiwi"]
print(words.sorted { $0.count < $1.count }, words.min { $0.count < $1.count }!)
print(words.sorted(by: >), words.max()!)
print(("b", 1) < ("b", 2), ("a", 9) < ("b", 1))
let character: Character = "b"
print(character > "a", character == "b", "a"..."z" ~= character, ("a"..."z").contains("ß"))
switch "grape" {
case "a"..<"m": print("first half")
default: print("second half")
}
