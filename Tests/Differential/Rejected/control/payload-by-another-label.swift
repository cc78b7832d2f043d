// Error: argument-label
// swiftc: tuple pattern element label 'y' must be 'x'
enum Event { case moved(x: Int) }
if case .moved(y: let step) = Event.moved(x: 4) { print(step) }
