// Covers: regex
let row = "name ,age;  city|country"
print(row.split(separator: #/\s*[,;|]\s*/#))
print("a1b22c".split(separator: #/\d+/#, maxSplits: 1))
print("1a2b3".split(separator: #/[a-z]/#, omittingEmptySubsequences: false))
print(",a,,b,".split(separator: #/,/#), ",a,,b,".split(separator: #/,/#, omittingEmptySubsequences: false))
print("".split(separator: #/,/#), "".split(separator: #/,/#, omittingEmptySubsequences: false))
print("abc".split(separator: #/x/#), "abc".split(separator: #/abc/#).count)
let camel = "parseHTTPRequestNow"
print(camel.replacing(#/[A-Z]+/#) { "_" + $0.output.lowercased() })
print("  lead and trail  ".trimmingPrefix(#/\s+/#) + "|")
print("2024-01-02".split(separator: #/-/#).compactMap { Int($0) })
var lines = "one\r\ntwo\nthree".split(separator: #/\R/#)
lines.sort()
print(lines)
