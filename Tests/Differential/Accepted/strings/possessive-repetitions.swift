// Covers: regex
let subjects = ["", "a", "aa", "aaa", "ab", "aab", "b", "bab", "5", "55"]
func show(_ pattern: String) {
    guard let regex = try? Regex(pattern) else { return print("invalid") }
    print(pattern, subjects.map { text in text.firstMatch(of: regex).map { String(text[$0.range]) } ?? "-" })
}
for pattern in ["a?+a", "a?+", "^a?+a$", "(?:a)?+a", "[ab]?+b", "a{0,1}+a", "a{1,2}+a", "a{2,3}+a", "a?+b?+", "^\\d?+5", "^.?+.", "^\\w{1,2}+\\w", "^[^b]?+[^b]", "-?+\\d++"] {
    show(pattern)
}
print("-5".wholeMatch(of: #/-?+\d++/#)?.output ?? "nil", "55".firstMatch(of: #/^\d?+5$/#)?.output ?? "nil")
