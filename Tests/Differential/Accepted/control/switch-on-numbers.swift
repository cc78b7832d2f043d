// Covers: switch, range-patterns, where-patterns, one-sided-ranges
func classify(_ n: Int) -> String {
    switch n {
    case Int.min..<0: return "negative"
    case 0: return "zero"
    case 1, 2, 3: return "few"
    case 4...9: return "several"
    case let big where big % 1000 == 0: return "round \(big)"
    case 10..<100: return "dozens"
    default: return "many"
    }
}
for n in [-5, 0, 2, 9, 10, 1000, 12345] { print(n, classify(n)) }

func grade(_ score: Double) -> Character {
    switch score {
    case 0.9...: "A"
    case 0.75..<0.9: "B"
    case ..<0.25: "F"
    default: "C"
    }
}
print([1.0, 0.9, 0.8999, 0.5, 0.1].map(grade))

// Matching ends with the first case; `fallthrough` goes on without testing.
func describe(_ n: Int) -> String {
    var text = "\(n) is"
    switch n {
    case 2, 3, 5, 7:
        text += " prime and"
        fallthrough
    case 1:
        text += " small and"
        fallthrough
    default:
        text += " a number"
    }
    return text
}
print(describe(5)); print(describe(1)); print(describe(8))

let x = 7
switch x {
case x where x > 100: print("huge")
case _ where x.isMultiple(of: 2): print("even")
case _: print("anything")
}
let c: Character = "e"
switch c {
case "a", "e", "i", "o", "u": print("vowel")
case "a"..."z": print("consonant")
default: print("other")
}
switch UInt8(200) { case 0...127: print("ascii"); case 128...: print("high"); default: print("no") }
