// Covers: sequence-conformance
func evens(upTo n: Int) -> AnySequence<Int> { AnySequence(stride(from: 0, through: n, by: 2)) }
print(Array(evens(upTo: 6)), evens(upTo: 4).map { $0 + 1 }, evens(upTo: 8).contains(6))
var remaining = 3
let ticks = AnyIterator<String> {
    if remaining == 0 { return nil }
    remaining -= 1
    return "tick\(remaining)"
}
for tick in ticks { print(tick, terminator: " ") }
print(remaining)
print(sequence(first: 1) { $0 < 100 ? $0 * 3 : nil }.map { $0 }, Array(sequence(first: 10) { $0 > 0 ? $0 - 4 : nil }))
let pairs = sequence(state: (0, 1)) { (state: inout (Int, Int)) -> Int? in
    let result = state.0
    state = (state.1, state.0 + state.1)
    return result
}
print(Array(pairs.prefix(7)), Array(repeatElement("ab", count: 2)), repeatElement(7, count: 3).reduce(0, +))
let custom = AnySequence { () -> AnyIterator<Int> in
    var n = 0
    return AnyIterator { n += 1; return n > 3 ? nil : n * n }
}
print(Array(custom), Array(custom), CollectionOfOne(5).map { $0 }, EmptyCollection<Int>().isEmpty)
