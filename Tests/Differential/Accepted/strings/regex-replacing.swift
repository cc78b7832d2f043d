// Covers: regex
let text = "call 555-1234 or 555-9876 now"
print(text.replacing(#/\d{3}-\d{4}/#, with: "<number>"))
print(text.replacing(#/(\d{3})-(\d{4})/#) { "\($0.2)/\($0.1)" })
print(text.replacing(#/\d+/#, with: "#", maxReplacements: 2))
print(text.contains(#/or/#), text.contains(#/nor/#), text.ranges(of: #/\d+/#).count)
print("a1b22c333".split(separator: #/\d+/#), "a, b;c".split(separator: #/[,;]\s*/#))
print("Hello".contains(#/hello/#.ignoresCase()), "Hello".contains(#/hello/#))
print("a\nb".contains(#/a.b/#), "a\nb".contains(#/a.b/#.dotMatchesNewlines()))
print("x\ny".matches(of: #/^\w/#.anchorsMatchLineEndings()).count, "x\ny".matches(of: #/^\w/#).count)
let pattern = try Regex("[a-c]+(\\d)")
if let match = "zzabc7".firstMatch(of: pattern) {
    print(match.output.count, match.output[1].substring ?? "-", "zzabc7"[match.range])
}
do {
    _ = try Regex("(unclosed")
    print("not reached")
} catch {
    print("not a pattern")
}
print("   padded".trimmingPrefix(#/\s+/#), "abc".starts(with: #/[ab]+/#))
print("naïve café".matches(of: #/\w+/#).map { $0.output.count }, "e\u{301}x".firstMatch(of: #/.x/#)!.output)
