// Error: immutable
// swiftc: cannot assign to property: 'pair' is a 'let' constant
let pair = (1, 2)
pair.0 = 5
print(pair)
