// Covers: regex
let doubled = #/(\w)\1/#
print("bookkeeper".matches(of: doubled).map { String($0.output.0) })
print("the the cat sat sat".replacing(#/\b(\w+) \1\b/#) { $0.1 })
let quoted = #/(?<quote>['"])(?<text>.*?)\k<quote>/#
for match in #"say "it's" or 'a "b" c'"#.matches(of: quoted) { print(match.text, match.quote) }
print("abcabc".wholeMatch(of: #/(...)\1/#) != nil, "abcabd".wholeMatch(of: #/(...)\1/#) != nil)
print("<b>x</b><i>y</b>".matches(of: #/<(\w+)>(.*?)<\/\1>/#).map { "\($0.1):\($0.2)" })
func isPrime(_ n: Int) -> Bool {
    let ones = String(repeating: "1", count: n)
    return ones.wholeMatch(of: #/1?|(11+?)\1+/#) == nil
}
print((0...30).filter(isPrime))
