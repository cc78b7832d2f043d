// Error: unknown-member
// swiftc: value of type 'String' has no member 'upper'
let text = "hello"
print(text.upper())
