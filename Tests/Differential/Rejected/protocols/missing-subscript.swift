// Error: missing-requirement
// swiftc: type 'Countdown' does not conform to protocol 'Collection'
struct Countdown: Collection {
    let start: Int
    var startIndex: Int { 0 }
    var endIndex: Int { start }
    func index(after i: Int) -> Int { i + 1 }
}
print(Countdown(start: 3).count)
