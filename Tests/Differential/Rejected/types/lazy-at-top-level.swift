// Error: misplaced-modifier
// swiftc: 'lazy' cannot be used on an already-lazy global
lazy var limit = 3
print(limit)
