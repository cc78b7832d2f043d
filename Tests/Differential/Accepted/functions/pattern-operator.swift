// Covers: custom-operators, switch
struct Prefix { let text: String }
func ~= (pattern: Prefix, value: String) -> Bool { value.hasPrefix(pattern.text) }
func ~= (pattern: (Int) -> Bool, value: Int) -> Bool { pattern(value) }
func even(_ n: Int) -> Bool { n % 2 == 0 }
func multiple(of k: Int) -> (Int) -> Bool { { $0 % k == 0 } }
func describe(_ n: Int) -> String {
    switch n {
    case 0: return "zero"
    case multiple(of: 15): return "fizzbuzz"
    case even: return "even"
    case ...0: return "negative odd"
    default: return "odd"
    }
}
print([0, 30, 4, -3, 7].map(describe))
func kind(_ word: String) -> String {
    switch word {
    case Prefix(text: "un"): "negated"
    case Prefix(text: "re"), Prefix(text: "again"): "repeated"
    default: "plain"
    }
}
print(["undo", "redo", "again!", "do"].map(kind))
struct Weekday: Equatable { var n: Int }
extension Weekday { static func ~= (range: ClosedRange<Int>, day: Weekday) -> Bool { range.contains(day.n) } }
switch Weekday(n: 3) {
case 1...5: print("work")
default: print("rest")
}
if case Prefix(text: "x") = "xyz" { print("matched") }
