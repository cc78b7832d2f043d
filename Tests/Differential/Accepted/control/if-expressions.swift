// Covers: if-expressions, switch-expressions, type-inference
func sign(_ n: Int) -> String {
    if n > 0 { "positive" } else if n < 0 { "negative" } else { "zero" }
}
print(sign(3), sign(-3), sign(0))

let temperature = 31
let advice = if temperature > 30 { "stay in" } else { "go out" }
print(advice)

// All branches take their type from the context.
let ratio: Double = if temperature > 0 { 1 } else { 0.5 }
let maybe: Int? = if temperature > 100 { 1 } else { nil }
print(ratio, maybe as Any)

enum Suit: CaseIterable { case hearts, spades, clubs, diamonds }
func colour(_ suit: Suit) -> String {
    switch suit {
    case .hearts, .diamonds: "red"
    case .spades, .clubs: "black"
    }
}
print(Suit.allCases.map(colour))

let nested = switch temperature {
case ..<0: "ice"
case 0..<20: if temperature < 10 { "cold" } else { "mild" }
default: switch temperature % 2 { case 0: "even heat"; default: "odd heat" }
}
print(nested)

struct Grade {
    var points: Int
    var letter: Character {
        switch points {
        case 90...: "A"
        case 75..<90: "B"
        case 50..<75: "C"
        default: "F"
        }
    }
}
print([95, 80, 50, 12].map { Grade(points: $0).letter })

func checked(_ n: Int) throws -> Int {
    struct TooBig: Error {}
    return if n < 10 { n } else { throw TooBig() }
}
print((try? checked(5)) as Any, (try? checked(50)) as Any)
var mutable = 0
mutable = if temperature == 31 { 7 } else { 8 }
print(mutable)
let f: (Int) -> String = { n in if n.isMultiple(of: 2) { "even" } else { "odd" } }
print(f(2), f(3))
