// Error: key-path-method
// swiftc: key path cannot refer to instance method 'squareRoot()'
let roots = [4.0, 9.0].map(\.squareRoot)
print(roots.count)
