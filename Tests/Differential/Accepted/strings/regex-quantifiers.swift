// Covers: regex
func found(_ pattern: String, in text: String) throws -> String {
    let regex = try Regex(pattern)
    return text.matches(of: regex).map { "[\($0.output[0].substring ?? "")]" }.joined()
}
print(try found("ab*", in: "a ab abbb b"))
print(try found("ab+", in: "a ab abbb b"))
print(try found("ab?", in: "a ab abbb b"))
print(try found("a{2}", in: "a aa aaa aaaa"))
print(try found("a{2,}", in: "a aa aaa aaaa"))
print(try found("a{2,3}", in: "a aa aaa aaaa"))
print(try found("a{,2}b", in: "b ab aab aaab"))
print(try found("<.+>", in: "<b>bold</b>"), try found("<.+?>", in: "<b>bold</b>"))
print(try found("a*", in: "baac"), try found("a*?", in: "ba"))
print(try found("(?:ab){2}", in: "ababab"), try found("(?:ab|c)+", in: "abcab cab"))
print(try found("x*+x", in: "xxx"), try found("a++b", in: "aab"))
print(try found("(?>a|ab)c", in: "abc ac"))
