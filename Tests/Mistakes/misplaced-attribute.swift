func run(@escaping action: () -> Int) -> Int { action() }
