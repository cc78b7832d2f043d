func grow<T>(_ value: T, _ depth: Int) -> Int { depth == 0 ? 0 : grow((value, value), depth - 1) }
print(grow(1, 3))
