// Error: immutable
// swiftc: cannot assign to value: 'n' is a 'let' constant
let n = 1
n = 2
print(n)
