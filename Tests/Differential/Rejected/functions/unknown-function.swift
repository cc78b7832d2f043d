// Error: unknown-name
// swiftc: cannot find 'squareroot' in scope
print(squareroot(4.0))
