// Covers: string, prefix-suffix
let s = "architecture"
print(s.prefix(4), s.suffix(4), s.prefix(0), s.prefix(99), s.suffix(99))
print(s.dropFirst(), s.dropLast(), s.dropFirst(5), s.dropLast(5), s.dropFirst(99).isEmpty)
print(s.prefix { $0 != "t" }, s.drop { $0 != "t" }, s.prefix(while: { $0 < "s" }))
let t = s.firstIndex(of: "t")!
print(s.prefix(upTo: t), s.prefix(through: t), s.suffix(from: t))
print(s.hasPrefix("arch"), s.hasPrefix(""), s.hasSuffix("ture"), s.hasPrefix("Arch"), "".hasPrefix("a"))
print(s.first ?? "-", s.last ?? "-", "".first == nil)
print(s.first { $0 > "d" } ?? "-", s.last { $0 < "d" } ?? "-")
print(s.contains("tec"), s.contains("x"), s.contains(""), s.contains { $0 == "h" }, s.contains("c" as Character))
print(s.allSatisfy { $0.isLetter }, s.filter { "aeiou".contains($0) }, s.count(where: { $0 == "t" }))
print(s.min()!, s.max()!, String(s.sorted()), String(Set(s).sorted()))
print(String(s.reversed()), s.reversed().first!, Array(s.enumerated()).count)
print(s.replacing("t", with: "T"), s.replacing("ec", with: ""), s.firstRange(of: "tec") != nil, s.ranges(of: "e").count)
print(s.trimmingPrefix("ar"), s.starts(with: "arc"))
