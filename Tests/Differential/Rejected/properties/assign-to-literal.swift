// Error: immutable
// swiftc: cannot assign to value: literals are not mutable
5 = 3
