func apply(_ action: () -> Void) rethrows { action() }
apply { print(1) }
