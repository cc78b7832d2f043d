func share(_ total: Int) -> Int { total / 0 }
