// Covers: enum-patterns, payloads, switch, if-let, for-in
enum Event {
    case key(Character, repeated: Bool)
    case click(x: Int, y: Int)
    case scroll(Double)
    case quit
}
func log(_ event: Event) -> String {
    switch event {
    case .key("q", _): "quit key"
    case .key(let c, repeated: true): "\(c)…"
    case .key(let c, repeated: false): "\(c)"
    case .click(0, 0): "corner"
    case let .click(x, y) where x == y: "diagonal click \(x)"
    case .click(x: let x, y: let y): "click \(x),\(y)"
    case .scroll(..<0): "up"
    case .scroll(let amount): "down \(amount)"
    case .quit: "quit"
    }
}
let events: [Event] = [
    .key("a", repeated: false), .key("b", repeated: true), .key("q", repeated: true),
    .click(x: 0, y: 0), .click(x: 4, y: 4), .click(x: 1, y: 2), .scroll(-0.5), .scroll(2), .quit,
]
for event in events { print(log(event)) }

if case .click(let x, let y) = events[5] { print("if case", x + y) }
if case .click = events[4] { print("any click") }
if case .quit = events[0] { print("wrong") } else { print("not quit") }

var clicks = 0
for case .click in events { clicks += 1 }
print(clicks)
for case .key(let c, repeated: false) in events { print("pressed", c) }
for case let .click(x, y) in events where x + y > 0 { print("clicked", x, y) }

func isQuit(_ event: Event) -> Bool {
    if case .quit = event { return true }
    return false
}
print(events.filter(isQuit).count)
var queue = events
while case .some(let last) = queue.popLast() {
    guard case .scroll(let by) = last else { continue }
    print("scrolled", by)
}
enum Nested { case pair(Event, Event), none }
let nested = Nested.pair(.click(x: 1, y: 2), .key("z", repeated: false))
if case .pair(.click(let x, _), .key(let k, _)) = nested { print(x, k) }
switch nested { case .pair(.quit, _), .none: print("nothing"); case .pair(_, let second): print(log(second)) }
