// Covers: regex
let email = #/[A-Z0-9._%+-]+@[A-Z0-9.-]+\.[A-Z]{2,}/#.ignoresCase()
for address in ["ada@example.org", "no.at.sign", "a@b", "x.y+z@mail.co.uk", "@x.com"] {
    print(address, address.wholeMatch(of: email) != nil)
}
let color = #/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/#
if let match = "#ff8000".wholeMatch(of: color) {
    let parts = [match.1, match.2, match.3].map { Int($0, radix: 16)! }
    print(parts, parts.reduce(0, +))
}
let ip = #/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})/#
for text in ["192.168.0.1", "256.1.1.1", "1.2.3"] {
    guard let (_, a, b, c, d) = text.wholeMatch(of: ip)?.output else {
        print(text, "is malformed")
        continue
    }
    print(text, [a, b, c, d].allSatisfy { Int($0)! < 256 })
}
print("abc123".wholeMatch(of: #/(?=.*\d)(?=.*[a-z]).{6,}/#) != nil)
