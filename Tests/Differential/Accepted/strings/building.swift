// Covers: string, joined, reduce
var csv = ""
for row in 1...3 {
    csv += (1...3).map { String($0 * row) }.joined(separator: ",")
    if row < 3 { csv += "\n" }
}
print(csv)
print(["a", "b", "c"].joined(), [String]().joined(separator: "-").isEmpty, ["x"].joined(separator: "-"))
print(["ab", "cd"].reduce("") { $0 + $1.uppercased() })
print("hello".reduce(into: [:] as [Character: Int]) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }.map { "\($0.key)\($0.value)" })
let table = [("one", 1), ("three", 3)]
for (name, value) in table {
    print(name + String(repeating: ".", count: 10 - name.count) + "\(value)")
}
print(String(["h", "i"] as [Character]), String("abc".map { $0 == "b" ? "_" : $0 }))
print("abc".map { String($0) }, "abc".flatMap { [$0, $0] }, "a,b".compactMap { $0 == "," ? nil : $0 })
print(zip("abc", "xyz").map { "\($0)\($1)" }.joined(separator: " "))
let caesar = String("Attack".unicodeScalars.map { scalar -> Character in
    let base: UInt32 = scalar.properties.isUppercase ? 65 : 97
    return Character(Unicode.Scalar((scalar.value - base + 3) % 26 + base)!)
})
print(caesar)
var lines: [String] = []
lines.append("first")
lines.append(contentsOf: ["second", "third"])
print(lines.joined(separator: "\n"))
print("=" .padded(5))
extension String {
    func padded(_ n: Int) -> String { self + String(repeating: "*", count: n - count) }
    var isPalindrome: Bool { let l = lowercased().filter { $0.isLetter }; return l == String(l.reversed()) }
}
print("A man, a plan, a canal: Panama".isPalindrome, "abc".isPalindrome)
