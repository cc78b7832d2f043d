// Error: immutable
// swiftc: cannot pass immutable value as inout argument: 'b' is a 'let' constant
var a = 1
let b = 2
swap(&a, &b)
print(a, b)
