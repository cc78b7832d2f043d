// Covers: string-methods, sorted, unicode
func isPalindrome(_ s: String) -> Bool {
    let l = s.lowercased().filter(\.isLetter)
    return l == String(l.reversed())
}
print(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("nope"))
func anagrams(_ ws: [String]) -> [[String]] {
    Dictionary(grouping: ws) { String($0.sorted()) }.values.filter { $0.count > 1 }.map {
        $0.sorted()
    }.sorted { $0[0] < $1[0] }
}
print(anagrams(["eat", "tea", "tan", "ate", "nat", "bat"]))
func rle(_ s: String) -> String {
    var out = ""
    var it = s.makeIterator()
    guard var cur = it.next() else { return "" }
    var n = 1
    while let c = it.next() {
        if c == cur {
            n += 1
        } else {
            out += n > 1 ? "\(n)\(cur)" : "\(cur)"
            cur = c
            n = 1
        }
    }
    return out + (n > 1 ? "\(n)\(cur)" : "\(cur)")
}
print(rle("aaabccd"))
func caesar(_ s: String, _ k: Int) -> String {
    String(
        s.map { c in
            guard let a = c.asciiValue, c.isLetter else { return c }
            let base: UInt8 = c.isUppercase ? 65 : 97
            return Character(UnicodeScalar((a - base + UInt8((k % 26 + 26) % 26)) % 26 + base))
        })
}
print(caesar("Hello, World!", 3), caesar(caesar("Hello", 3), -3))
func roman(_ n: Int) -> String {
    var n = n
    return zip(
        [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1],
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
    ).reduce("") { acc, p in
        var s = acc
        while n >= p.0 {
            s += p.1
            n -= p.0
        }
        return s
    }
}
print(roman(1994), roman(2026))
let title = "the quick brown fox".split(separator: " ").map {
    $0.prefix(1).uppercased() + $0.dropFirst()
}.joined(separator: " ")
print(title)
func levenshtein(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var d = Array(0...b.count)
    for i in 1...a.count {
        var prev = d[0]
        d[0] = i
        for j in 1...b.count {
            (prev, d[j]) = (
                d[j], min(d[j] + 1, d[j - 1] + 1, prev + (a[i - 1] == b[j - 1] ? 0 : 1))
            )
        }
    }
    return d[b.count]
}
print(levenshtein("kitten", "sitting"))
print(
    "hello world".reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }.filter {
        $0.value > 1
    }.keys.sorted())
let s = "abc"
for i in s.indices { print(s[i], s[i...], terminator: " ") }
print()
print(
    String(
        s.enumerated().map { $0.offset % 2 == 0 ? Character($0.element.uppercased()) : $0.element }),
    s.unicodeScalars.reduce(0) { $0 + $1.value },
    s.compactMap { $0.asciiValue }.map { String($0, radix: 2) })
print(
    "x=1;y=2".split(separator: ";").map { $0.split(separator: "=") }.reduce(into: [String: Int]()) {
        $0[String($1[0])] = Int($1[1])
    }.sorted { $0.key < $1.key })
