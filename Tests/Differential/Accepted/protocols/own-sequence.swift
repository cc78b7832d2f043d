// Covers: sequence-conformance
struct Countdown: Sequence, IteratorProtocol {
    var current: Int
    mutating func next() -> Int? {
        if current < 0 { return nil }
        defer { current -= 1 }
        return current
    }
}
let countdown = Countdown(current: 3)
for n in countdown { print(n, terminator: " ") }
print(countdown.map { $0 * 2 }, countdown.reduce(0, +), countdown.contains(2), countdown.sorted())
print(Array(countdown.dropFirst()), Array(countdown.prefix(2)), countdown.max()!, countdown.first { $0 < 2 }!)
struct Fibonacci: Sequence {
    struct Iterator: IteratorProtocol {
        var pair = (0, 1)
        mutating func next() -> Int? {
            pair = (pair.1, pair.0 + pair.1)
            return pair.0
        }
    }
    func makeIterator() -> Iterator { Iterator() }
}
print(Array(Fibonacci().prefix(8)), Fibonacci().first { $0 > 100 }!, Fibonacci().prefix { $0 < 20 })
print(zip(Fibonacci(), "abc").map { "\($1)\($0)" }, Array(Fibonacci().lazy.filter { $0 % 2 == 0 }.prefix(3)))
var iterator = Fibonacci().makeIterator()
print(iterator.next()!, iterator.next()!, iterator.next()!, Array(countdown.enumerated()).count)
