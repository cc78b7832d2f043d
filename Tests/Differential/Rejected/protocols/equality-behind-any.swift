// Error: existential-mismatch
// swiftc: binary operator '==' cannot be applied to two 'any Equatable' operands
let left: any Equatable = 1
let right: any Equatable = "a"
print(left == right)
