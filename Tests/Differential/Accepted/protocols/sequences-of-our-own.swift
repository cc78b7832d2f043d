// Covers: sequence-conformance, protocols, generics, for-in
struct Countdown: Sequence, IteratorProtocol { var n: Int; mutating func next() -> Int? { if n < 0 { return nil }; defer { n -= 1 }; return n } }
for i in Countdown(n: 3) { print(i, terminator: " ") }
print(Countdown(n: 4).map { $0 * 2 }, Countdown(n: 2).reversed(), Array(Countdown(n: 1)), Countdown(n: 5).contains(3), Countdown(n: 5).filter { $0 % 2 == 0 })
struct Fibonacci: Sequence {
    let count: Int
    struct Iterator: IteratorProtocol {
        var state = (0, 1)
        var left: Int
        mutating func next() -> Int? {
            guard left > 0 else { return nil }
            left -= 1
            defer { state = (state.1, state.0 + state.1) }
            return state.0
        }
    }
    func makeIterator() -> Iterator { Iterator(left: count) }
}
print(Array(Fibonacci(count: 10)), Fibonacci(count: 20).reduce(0, +), Fibonacci(count: 8).max()!, Fibonacci(count: 3).enumerated().map { "\($0):\($1)" })
print(zip(Fibonacci(count: 4), "abcd").map { "\($1)\($0)" }, Fibonacci(count: 6).sorted(by: >), Fibonacci(count: 7).first { $0 > 4 } ?? 0, Array(Fibonacci(count: 9).prefix(3)), Fibonacci(count: 5).min()!)
struct Grid: Sequence {
    let width: Int, height: Int
    func makeIterator() -> GridIterator { GridIterator(grid: self) }
}
struct GridIterator: IteratorProtocol {
    let grid: Grid
    var index = 0
    init(grid: Grid) { self.grid = grid }
    mutating func next() -> (x: Int, y: Int)? {
        guard index < grid.width * grid.height else { return nil }
        defer { index += 1 }
        return (index % grid.width, index / grid.width)
    }
}
for (x, y) in Grid(width: 2, height: 2) where x <= y { print(x, y) }
print(Grid(width: 3, height: 2).map { $0.x * 10 + $0.y }, Grid(width: 2, height: 5).reduce(0) { $0 + $1.y })
func pairs<S: Sequence>(_ s: S) -> [(S.Element, S.Element)] { let a = Array(s); return Array(zip(a, a.dropFirst())) }
print(pairs(Countdown(n: 2)).map { $0.0 - $0.1 }, Countdown(n: -1).isEmptySequence)
extension Sequence { var isEmptySequence: Bool { for _ in self { return false }; return true }; func every(_ k: Int) -> [Element] { enumerated().filter { $0.offset % k == 0 }.map { $0.element } } }
print(Fibonacci(count: 7).every(3), "abcdef".every(2), Countdown(n: 9).every(4))
var iterator = Countdown(n: 2).makeIterator()
print(iterator.next()!, iterator.next()!, iterator.next()!, iterator.next() as Any)
