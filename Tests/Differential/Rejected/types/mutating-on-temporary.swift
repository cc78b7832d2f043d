// Error: immutable
// swiftc: cannot use mutating member on immutable value: function call returns immutable value
struct Counter {
    var n = 0
    mutating func bump() { n += 1 }
}
Counter().bump()
