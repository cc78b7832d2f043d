// Error: unknown-member
// swiftc: value of type 'Any' has no member 'count'
let value: Any = "text"
print(value.count)
