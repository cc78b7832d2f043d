let xs = Array(repeating: 0, count: -1)
