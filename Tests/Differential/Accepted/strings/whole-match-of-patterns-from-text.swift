// Covers: regex
let parts = try! Regex("(\\d+)-(\\d+)")
if let m = "ab 12-34 cd".firstMatch(of: parts) {
    print(m.0, m.output[1].substring ?? "-", m.output.count)
}
for m in "1-2, 33-44".matches(of: parts) { print(m.0.count, m.0.uppercased(), m.range.isEmpty) }
let first = try Regex("[0-9]+").firstMatch(in: "ab 12")?.0 ?? ""
print(first, type(of: first))
print("x=1;y=22".matches(of: try! Regex("[0-9]+")).map { Int($0.0)! }.reduce(0, +))
print("a1b2".replacing(try! Regex("[0-9]")) { "<\($0.0)>" })
if let whole = "2024".wholeMatch(of: try! Regex("20(..)")) { print(whole.0 == "2024", whole.0.startIndex == "2024".startIndex) }
