// Covers: regex
let cafe = "cafe\u{301} café CAFÉ"
print(cafe.matches(of: #/café/#).count, cafe.matches(of: #/caf./#).map { $0.output.count })
print(cafe.matches(of: #/CAFÉ/#.ignoresCase()).count)
let flags = "🇩🇪🇫🇷 👨‍👩‍👧 👍🏽!"
print(flags.matches(of: #/./#).count, flags.count, flags.matches(of: #/\S/#).map { String($0.output) })
print(flags.replacing(#/\s/#, with: "_"), flags.contains(#/🇫🇷/#))
print("日本語 テキスト".matches(of: #/\w+/#).map { String($0.output) })
print("日本語".firstMatch(of: #/本(.)/#)!.1, "naïve".firstMatch(of: #/\u{EF}/#)!.output)
print("straße".contains(#/STRASSE/#.ignoresCase()), "ΑΒΓ".contains(#/αβγ/#.ignoresCase()))
print("a\r\nb".matches(of: #/./#).count, "a\r\nb".matches(of: #/[\s\S]/#).count, "a\u{A0}b".contains(#/a\sb/#))
print("x²".matches(of: #/\d/#).count, "٣".contains(#/\d/#), "٣".contains(#/[0-9]/#))
let index = cafe.firstRange(of: #/é/#)!
print(cafe.distance(from: cafe.startIndex, to: index.lowerBound), cafe[index])
