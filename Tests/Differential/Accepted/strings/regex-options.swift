// Covers: regex
let shout = "STOP stop Stop ÉTÉ été"
print(shout.matches(of: #/stop/#.ignoresCase()).count, shout.matches(of: #/stop/#).count)
print(shout.matches(of: #/(?i)été/#).map { String($0.output) })
print(shout.matches(of: #/s(?i:top)/#).map { String($0.output) })
print(shout.matches(of: #/s(?i)TOP/#).map { String($0.output) })
print("STOP".contains(#/stop/#.ignoresCase().ignoresCase(false)))
print("a\nb".firstMatch(of: #/a.b/#) == nil, "a\nb".firstMatch(of: #/(?s)a.b/#) != nil)
print("a\nb".contains(#/a.b/#.dotMatchesNewlines()), "a\r\nb".contains(#/a\Rb/#))
let spaced = #/
    (\d{4})   # a year
    -
    (\d\d)    # a month
/#
print("on 2024-07 or so".firstMatch(of: spaced).map { "\($0.1) \($0.2)" } ?? "none")
print("ab".contains(#/(?x) a b # both/#), "a b".contains(#/(?x) a b/#))
print("AB12".wholeMatch(of: #/[a-z]+\d+/#.ignoresCase()) != nil)
