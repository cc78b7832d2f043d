// Error: unknown-type
// swiftc: cannot find type 'int' in scope
let n: int = 5
print(n)
