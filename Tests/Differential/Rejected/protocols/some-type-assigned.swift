// Error: type-mismatch
// swiftc: cannot assign value
var shape: some Equatable = 3
shape = 4
