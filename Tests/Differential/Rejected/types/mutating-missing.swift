// Error: immutable
// swiftc: left side of mutating operator isn't mutable: 'self' is immutable
struct Counter {
    var n = 0
    func bump() { n += 1 }
}
var c = Counter()
c.bump()
