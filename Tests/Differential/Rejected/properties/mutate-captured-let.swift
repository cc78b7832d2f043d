// Error: immutable
// swiftc: left side of mutating operator isn't mutable: 'total' is a 'let' constant
let total = 0
[1, 2].forEach { total += $0 }
print(total)
