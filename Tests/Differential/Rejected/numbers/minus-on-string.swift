// Error: no-operator
// swiftc: unary operator '-' cannot be applied to an operand of type 'String'
let word = "abc"
print(-word)
