// Covers: regex
let patterns = ["\\d+", "[a-z]+", "(", "a{3,1}", "(\\w)(\\w)?", ""]
for pattern in patterns {
    do {
        let regex = try Regex(pattern)
        guard let match = "ab 12".firstMatch(of: regex) else {
            print(pattern, "finds nothing")
            continue
        }
        let parts = match.output.map { $0.substring.map(String.init) ?? "nil" }
        print(pattern, "finds", parts, "ab 12"[match.range], match.output.count)
    } catch {
        print(pattern, "is no pattern")
    }
}
let date = try Regex("(?<year>\\d{4})-(?<month>\\d\\d)?")
let match = "in 2024-".firstMatch(of: date)!
print(match.output["year"]?.substring ?? "-", match.output["month"]?.substring ?? "-")
print(match.output["day"] == nil, match.output[1].name ?? "-", match["year"]?.range != nil)
print(match.output.map { $0.name ?? "unnamed" }, match.count)
print((try? Regex("[")) == nil, (try? Regex("[]]")) == nil)
