// Error: immutable
// swiftc: cannot use mutating member on immutable value: 'c' is a 'let' constant
struct Counter {
    var n = 0
    mutating func bump() { n += 1 }
}
let c = Counter()
c.bump()
