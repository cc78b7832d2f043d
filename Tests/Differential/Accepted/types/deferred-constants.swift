// Covers: definite-initialization
func grade(_ score: Int) -> String {
    let letter: String
    if score >= 90 { letter = "A" } else if score >= 80 { letter = "B" } else { letter = "C" }
    return letter
}
print(grade(95), grade(85), grade(10))
func classify(_ n: Int) -> (String, Int) {
    let name: String
    let weight: Int
    switch n {
    case ..<0: name = "negative"; weight = -1
    case 0: (name, weight) = ("zero", 0)
    default: name = "positive"; weight = n % 2 == 0 ? 2 : 1
    }
    return (name, weight)
}
for n in [-3, 0, 4, 5] { print(classify(n)) }
func find(_ list: [Int], _ wanted: Int) -> Int {
    let place: Int
    guard let found = list.firstIndex(of: wanted) else { return -1 }
    place = found + 1
    return place
}
print(find([4, 5], 5), find([], 1))
func loop() -> Int {
    var total = 0
    for i in 1...3 { let square: Int; do { square = i * i }; total += square }
    let last: Int
    while true { total += 1; if total > 20 { last = total; break } }
    return last
}
print(loop())
let top: Int
if grade(91) == "A" { top = 1 } else { top = 2 }
var changed: String
changed = "x"
changed += "y"
print(top, changed)
func attempt(_ text: String) -> Int {
    struct Bad: Error {}
    let value: Int
    do { guard let n = Int(text) else { throw Bad() }; value = n } catch { return -1 }
    return value
}
print(attempt("12"), attempt("z"))
