// Covers: collection-conformance
struct Week: Collection {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
    var startIndex: Int { 0 }
    var endIndex: Int { days.count }
    subscript(position: Int) -> String { days[position] }
    func index(after i: Int) -> Int { i + 1 }
}
let week = Week()
print(week.count, week.isEmpty, week.first!, week[2], week.map { $0.lowercased() })
print(Array(week.prefix(2)), Array(week.dropFirst(3)), Array(week[1..<3]), Array(week[3...]), Array(week.suffix(1)))
print(week.firstIndex(of: "Wed")!, week.contains("Sun"), week.indices.map { $0 }, week.sorted().first!, week.joined(separator: "/"))
print(week.index(week.startIndex, offsetBy: 3), week.distance(from: 1, to: 4), week.index(1, offsetBy: 9, limitedBy: 5) as Any)
let slice = week[1..<4]
print(slice.count, slice.startIndex, slice.first!, slice.firstIndex(of: "Thu")!, slice.dropFirst().map { $0 })
print(week.split(separator: "Wed").map { $0.joined() }, week.min { $0.last! < $1.last! }!, week.randomElement() != nil)
for (i, day) in week.enumerated() where i % 2 == 0 { print(day, terminator: " ") }
func middle<C: Collection>(of c: C) -> C.Element? { c.isEmpty ? nil : c[c.index(c.startIndex, offsetBy: c.count / 2)] }
print(middle(of: week)!, middle(of: [1, 2, 3])!, middle(of: [Int]()) as Any, middle(of: 1...9)!)
