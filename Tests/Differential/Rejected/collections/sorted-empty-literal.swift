// Error: missing-conformance
// swiftc: type 'Any' cannot conform to 'Comparable'
print([].sorted())
