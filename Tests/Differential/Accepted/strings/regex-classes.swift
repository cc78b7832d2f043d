// Covers: regex
let text = "Tab\there, 42 résumés & naïve_words; É\u{301}!"
print(text.matches(of: #/\w+/#).map { String($0.output) })
print(text.matches(of: #/\d/#).map { String($0.output) })
print(text.matches(of: #/\s/#).count, text.matches(of: #/\S+/#).count)
print(text.matches(of: #/[aeiou]+/#).map { String($0.output) })
print(text.matches(of: #/[^\w\s]/#).map { String($0.output) })
print(text.matches(of: #/[A-Z][a-z]*/#).map { String($0.output) })
print(text.matches(of: #/\p{Lu}/#).count, text.matches(of: #/\P{L}/#).count)
print(text.matches(of: #/[[:alpha:]]+/#).count, text.matches(of: #/[[:punct:]]/#).count)
print("a-b]c".matches(of: #/[\]\-]/#).map { String($0.output) })
print("abcxyz".matches(of: #/[a-z&&[^b-y]]/#).map { String($0.output) })
print("x1y2".matches(of: #/[a-z--x]/#).map { String($0.output) })
print("0x1F".contains(#/^0x[0-9A-F]+$/#), "0x1G".contains(#/^0x[0-9A-F]+$/#))
