// Error: rethrows-nothing
// swiftc: 'rethrows' function must take a throwing function argument
func apply(_ action: () -> Void) rethrows { action() }
apply { print(1) }
