// Covers: substring, generics
func initials<S: StringProtocol>(_ text: S) -> String {
    text.split(separator: " ").map { String($0.prefix(1)) }.joined()
}
func count(_ needle: Character, in text: some StringProtocol) -> Int {
    var total = 0
    for character in text where character == needle { total += 1 }
    return total
}
func middle<S: StringProtocol>(_ text: S) -> S.SubSequence {
    let half = text.index(text.startIndex, offsetBy: text.count / 2)
    return text[half...]
}
let sentence = "Grace Brewster Murray Hopper"
let part = sentence.dropFirst(6)
print(initials(sentence), initials(part), count("r", in: sentence), count("r", in: part))
print(middle("abcdef"), middle(part), type(of: middle("x")))
func same<A: StringProtocol, B: StringProtocol>(_ a: A, _ b: B) -> Bool { a == b }
print(same("Brewster", part.prefix(8)), same(sentence, part))
extension StringProtocol {
    var vowels: Int { filter { "aeiouAEIOU".contains($0) }.count }
    func wrapped(in mark: String) -> String { mark + String(self) + mark }
}
print(sentence.vowels, part.vowels, part.prefix(3).wrapped(in: "*"), "x".wrapped(in: "--"))
let texts: [any StringProtocol] = ["one", "two".dropFirst()]
for text in texts { print(text.count, text) }
