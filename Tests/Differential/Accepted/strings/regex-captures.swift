// Covers: regex
let line = "2024-03-15: price 42 EUR"
if let match = line.firstMatch(of: #/(\d{4})-(\d\d)-(\d\d)/#) {
    print(match.output.0, match.1, match.2, match.3, Int(match.1)! + 1)
    print(line[match.range], line[match.range.upperBound...])
    let (whole, year, month, day) = match.output
    print(whole, year, month, day)
}
if let match = line.firstMatch(of: #/price (?<amount>\d+) (?<currency>[A-Z]{3})/#) {
    print(match.amount, match.currency, match.output.amount, match.output.0)
}
for match in "a=1, bb=22".matches(of: #/(\w+)=(\d+)/#) { print(match.1, match.2) }
let optional = #/(a)?b(c|d)*/#
print("b".wholeMatch(of: optional)!.1 as Any, "abc".wholeMatch(of: optional)!.2 as Any)
print("xyz".wholeMatch(of: #/x(y|Y)z/#)!.1, "none".firstMatch(of: #/\d/#) == nil)
print("abc".prefixMatch(of: #/ab/#)!.output, "abc".wholeMatch(of: #/ab/#) == nil)
let words = "one two  three".matches(of: #/\w+/#).map { String($0.output) }
print(words, words.count)
