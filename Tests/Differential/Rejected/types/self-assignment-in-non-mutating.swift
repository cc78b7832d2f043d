// Error: immutable
// swiftc: cannot assign to value: 'self' is immutable
struct Counter {
    var n = 0
    func reset() { self = Counter() }
}
Counter().reset()
