// Error: immutable
// swiftc: left side of mutating operator isn't mutable: 'n' is a 'let' constant
let n = 1
n += 2
print(n)
