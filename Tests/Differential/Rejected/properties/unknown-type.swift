// Error: unknown-type
// swiftc: cannot find type 'Number' in scope
let n: Number = 5
print(n)
