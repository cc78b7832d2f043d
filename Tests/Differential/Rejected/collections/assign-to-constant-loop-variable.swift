// Error: immutable
// swiftc: left side of mutating operator isn't mutable: 'n' is a 'let' constant
for n in [1, 2, 3] { n += 1; print(n) }
