// Covers: enums, case-iterable, dictionary, synthesized-hashable, static-members
enum State: Hashable, CaseIterable { case locked, unlocked, broken }
enum Event: String, CaseIterable { case coin, push, kick }
struct Turnstile {
    struct Step: Hashable { let state: State; let event: Event }
    static let table: [Step: State] = [
        Step(state: .locked, event: .coin): .unlocked,
        Step(state: .unlocked, event: .push): .locked,
        Step(state: .locked, event: .kick): .broken,
        Step(state: .unlocked, event: .coin): .unlocked,
    ]
    private(set) var state = State.locked { didSet { changes += oldValue == state ? 0 : 1 } }
    private(set) var changes = 0
    private(set) var trail: [String] = []
    @discardableResult
    mutating func handle(_ event: Event) -> Bool {
        guard let next = Self.table[Step(state: state, event: event)] else {
            trail.append("\(event.rawValue)?")
            return false
        }
        trail.append("\(state)-\(event.rawValue)->\(next)")
        state = next
        return true
    }
}
var turnstile = Turnstile()
for event in [Event.push, .coin, .coin, .push, .kick, .coin] { turnstile.handle(event) }
print(turnstile.trail.joined(separator: " "))
print(turnstile.state, turnstile.changes)
let reachable = State.allCases.filter { state in state == .locked || Turnstile.table.values.contains(state) }
print(reachable, Event.allCases.map { $0.rawValue })
let silent = State.allCases.filter { state in !Event.allCases.contains { Turnstile.table[.init(state: state, event: $0)] != nil } }
print(silent, Turnstile.table.count)
func reach(from start: State) -> Set<State> {
    var found: Set<State> = [start]
    var queue = [start]
    while let state = queue.popLast() {
        for event in Event.allCases {
            if let next = Turnstile.table[.init(state: state, event: event)], found.insert(next).inserted { queue.append(next) }
        }
    }
    return found
}
print(reach(from: .locked).count, reach(from: .broken).count)
