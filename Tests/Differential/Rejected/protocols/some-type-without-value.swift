// Error: opaque-types
// swiftc: no initializer expression
let shape: some Equatable
shape = 3
