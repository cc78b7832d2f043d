// Covers: substring, string
let line = "name=value=more"
let equals = line.firstIndex(of: "=")!
let key: Substring = line[..<equals]
let value = line[line.index(after: equals)...]
print(key, value, key.count, value.count)
// A slice shares its text's indices.
print(value.startIndex == line.index(after: equals))
print(line[value.startIndex], value[value.startIndex])
print(key == "name", "name" == key, key + "!", String(key) + "?")
print(key.base, type(of: key), type(of: String(key)))
var changed = value
changed.append("!")
changed.removeFirst()
print(changed, value, line)
print(key.uppercased(), key.hasPrefix("na"), value.contains("="), value.split(separator: "="))
let parts = line.split(separator: "=")
let texts = parts.map(String.init)
print(parts, texts, parts[1] < parts[0], parts.joined(separator: "/"))
print(key.dropFirst().dropLast(), value.prefix(3).suffix(2))
print([key, "x"], Set([key, "name"]).count, [key: 1]["name"] ?? 0)
func shout(_ text: some StringProtocol) -> String { text.uppercased() + "!" }
print(shout(line), shout(key))
print(Substring("abc").description, "\(key)-\(value)")
debugPrint(key)
