// Error: type-mismatch
// swiftc: conflicting arguments to generic parameter
let table = ["a": (x: 1, y: 2), "b": (x: 3, 4)]
