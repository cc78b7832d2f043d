// Error: missing-conformance
// swiftc: conform to 'Hashable'
struct Place {}
let names = [Place(): "a"]
