// Covers: regex
let lines = "first line\nsecond line\nlast"
print(lines.matches(of: #/^\w+/#).count, lines.matches(of: #/\w+$/#).map { $0.output })
let atLines = #/^\w+/#.anchorsMatchLineEndings()
print(lines.matches(of: atLines).map { String($0.output) })
print(lines.matches(of: #/(?m)\w+$/#).map { String($0.output) })
print(lines.contains(#/\Afirst/#), lines.contains(#/\Asecond/#), lines.contains(#/last\z/#))
print("end\n".contains(#/end\Z/#), "end\n".contains(#/end\z/#), "end\n".contains(#/end$/#))
print("cat concat cat's".ranges(of: #/\bcat\b/#).count, "concat".contains(#/\Bcat/#))
print("don't stop".matches(of: #/\b\w/#).map { String($0.output) })
print("one two".replacing(#/\b/#, with: "|"))
print("a1b".contains(#/a(?=\d)/#), "ab".contains(#/a(?!\d)/#), "a1".contains(#/a(?!\d)/#))
print("price: 30".firstMatch(of: #/\w+(?=:)/#)!.output)
