// Covers: associated-types, protocol-extensions
protocol Start { static var start: Self { get } }
extension Int: Start { static var start: Int { 1 } }
struct Pair: Start {
    var low = 0, high = 0
    static var start: Pair { Pair(high: 1) }
}
protocol Walker {
    associatedtype State: Start
    func step(_ state: State) -> State
}
extension Walker {
    func walk(_ count: Int, from state: State? = nil) -> [State] {
        var states = [state ?? State.start]
        for _ in 0..<count { states.append(step(states[states.count - 1])) }
        return states
    }
    var kind: String { "\(State.self)" }
    func emptied() -> [State] { [State]() }
}
struct Doubler: Walker { func step(_ state: Int) -> Int { state * 2 } }
struct Fibonacci: Walker {
    func step(_ state: Pair) -> Pair { Pair(low: state.high, high: state.low + state.high) }
}
print(Doubler().walk(4), Doubler().walk(2, from: 5), Doubler().kind, Doubler().emptied())
print(Fibonacci().walk(6).map(\.high), Fibonacci().kind)

protocol Keyed { associatedtype Key: Hashable; var keys: [Key] { get } }
extension Keyed {
    var places: [Key: Int] {
        var places = [Key: Int]()
        for (place, key) in keys.enumerated() { places[key] = place }
        return places
    }
    var distinct: Int { Set<Key>(keys).count }
}
struct Letters: Keyed { let keys = ["a", "b", "a"] }
print(Letters().places["a"]!, Letters().distinct)
