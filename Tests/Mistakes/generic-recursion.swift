func nest<T>(_ value: T, _ depth: Int) { if depth > 0 { nest([value], depth - 1) } }
nest(1, 100_000)
