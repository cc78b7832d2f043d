// Error: missing-conformance
// swiftc: cannot conform to 'Hashable'
let names = [(1, 2): "a"]
