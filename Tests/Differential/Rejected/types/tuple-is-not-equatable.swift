// Error: missing-conformance
// swiftc: missing argument label 'where:'
let pairs = [(1, 2)]
print(pairs.contains((1, 2)))
