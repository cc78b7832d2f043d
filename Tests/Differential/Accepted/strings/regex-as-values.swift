// Covers: regex, functions-as-values
struct Rule {
    let name: String
    let pattern: Regex<Substring>
    func count(in text: String) -> Int { text.matches(of: pattern).count }
}
let rules = [
    Rule(name: "words", pattern: #/\w+/#), Rule(name: "digits", pattern: #/\d/#),
    Rule(name: "capitals", pattern: #/[A-Z]/#),
]
for rule in rules { print(rule.name, rule.count(in: "Route 66 to LA")) }
func pairs(_ text: String, _ pattern: Regex<(Substring, Substring, Substring)>) -> [String: String] {
    var result: [String: String] = [:]
    for match in text.matches(of: pattern) { result[String(match.1)] = String(match.2) }
    return result
}
let settings = pairs("lr=0.1 epochs=20", #/(\w+)=(\S+)/#)
print(settings["lr"] ?? "-", settings["epochs"] ?? "-", settings.count)
let finders: [(String) -> Bool] = [{ $0.contains(#/x/#) }, { $0.contains(#/^y/#) }]
print(finders.map { $0("xy") })
print("one two".firstMatch(of: #/\w+/#)?.output ?? "")
