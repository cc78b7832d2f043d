// Error: wrong-requirement
// swiftc: type 'Tally' does not conform to protocol 'Counter'
protocol Counter { func bump() }
struct Tally: Counter {
    var n = 0
    mutating func bump() { n += 1 }
}
var t = Tally()
t.bump()
