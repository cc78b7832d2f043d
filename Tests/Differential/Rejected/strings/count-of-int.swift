// Error: unknown-member
// swiftc: value of type 'Int' has no member 'count'
let n = 12345
print(n.count)
