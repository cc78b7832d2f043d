// Covers: regex
let csv = #"""
    id,name,score
    1,"Smith, Ann",90.5
    2,Bob,
    3,"He said ""hi""",7
    """#
let field = #/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/#
for line in csv.split(separator: "\n") {
    var fields: [String] = []
    var place = line.startIndex
    while place < line.endIndex, let match = line[place...].prefixMatch(of: field) {
        let text = match.1.map { String($0).replacing("\"\"", with: "\"") } ?? String(match.2 ?? "")
        fields.append(text)
        place = match.range.upperBound
    }
    print(fields.count, fields)
}
let numbers = csv.matches(of: #/\d+(?:\.\d+)?/#).compactMap { Double($0.output) }
print(numbers, numbers.reduce(0, +))
