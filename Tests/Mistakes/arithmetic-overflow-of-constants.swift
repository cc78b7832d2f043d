func next() -> Int { return Int.max + 1 }
