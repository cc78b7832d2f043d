// Error: unknown-name
// swiftc: cannot find 'totl' in scope
let total = 3
print(totl + 1)
