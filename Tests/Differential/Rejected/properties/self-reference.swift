// Error: unknown-name
// swiftc: circular reference
let n = n + 1
print(n)
