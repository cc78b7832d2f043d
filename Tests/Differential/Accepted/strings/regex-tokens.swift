// Covers: regex
enum Token: Equatable {
    case number(Double), name(String), symbol(Character)
}
func tokens(_ source: String) -> [Token] {
    var rest = source[...]
    var result: [Token] = []
    while !rest.isEmpty {
        rest = rest.trimmingPrefix(#/\s+/#)
        if let match = rest.prefixMatch(of: #/\d+(?:\.\d+)?/#) {
            result.append(.number(Double(match.output)!))
            rest = rest[match.range.upperBound...]
        } else if let match = rest.prefixMatch(of: #/[a-z]\w*/#.ignoresCase()) {
            result.append(.name(String(match.output)))
            rest = rest[match.range.upperBound...]
        } else if let symbol = rest.popFirst() {
            result.append(.symbol(symbol))
        }
    }
    return result
}
for token in tokens("area = 3.14 * r2 * (r2+1)") { print(token) }
print(tokens("x") == [.name("x")], tokens(" ").isEmpty)
