// Covers: functions-as-values, map, filter, reduce, rethrows, sorted
func transform<T, U>(_ items: [T], _ f: (T) throws -> U) rethrows -> [U] {
    var result: [U] = []
    for item in items { result.append(try f(item)) }
    return result
}
print(transform([1, 2, 3]) { $0 * $0 })
struct Bad: Error { let n: Int }
do {
    print(try transform([1, 2, 3]) { n -> Int in if n == 2 { throw Bad(n: n) }; return n })
} catch let bad as Bad { print("bad", bad.n) }

func twice<T>(_ f: @escaping (T) -> T) -> (T) -> T { { f(f($0)) } }
print(twice { $0 + 3 }(1), twice(twice { $0 * 2 })(1), twice { $0 + "!" }("a"))
func pipeline(_ steps: [(Int) -> Int]) -> (Int) -> Int {
    { input in steps.reduce(input) { value, step in step(value) } }
}
print(pipeline([{ $0 + 1 }, { $0 * 10 }, { $0 - 3 }])(4), pipeline([])(9))

func isEven(_ n: Int) -> Bool { n % 2 == 0 }
func negate(_ f: @escaping (Int) -> Bool) -> (Int) -> Bool { { !f($0) } }
print((1...6).filter(isEven), (1...6).filter(negate(isEven)))
print(["3", "x", "5"].compactMap(Int.init), [1, 2].map(String.init), [1.5, 2.5].map { Int($0) })
print([3, 1, 2].sorted(by: >), ["b", "A"].sorted { $0.lowercased() < $1.lowercased() }, [1, 2, 3].reduce(0, +), [2, 3].reduce(1, *))
let people = [("Ann", 31), ("Bob", 25), ("Cid", 31)]
let sorted = people.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
print(sorted.map { $0.0 })
let byAge = Dictionary(grouping: people) { $0.1 }
print(byAge.keys.sorted().map { "\($0): \(byAge[$0]!.map { $0.0 })" })
func memoize(_ f: @escaping (Int) -> Int) -> (Int) -> Int {
    var known: [Int: Int] = [:]
    return { n in
        if let value = known[n] { return value }
        let value = f(n)
        known[n] = value
        return value
    }
}
var calls = 0
let slow = memoize { n in calls += 1; return n * n }
print(slow(4), slow(4), slow(5), calls)
func fold<A, R>(_ list: [A], _ start: R, _ f: (R, A) -> R) -> R { list.isEmpty ? start : fold(Array(list.dropFirst()), f(start, list[0]), f) }
print(fold(["a", "b"], "") { $1 + $0 }, fold([1, 2, 3], 0) { $0 - $1 })
