// Error: misplaced-modifier
// swiftc: static properties may only be declared on a type
static let limit = 3
print(limit)
