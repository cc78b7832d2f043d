let n = 3
assert(n < 0, "n must be negative")
