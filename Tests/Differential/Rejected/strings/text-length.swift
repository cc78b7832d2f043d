// Error: unknown-member
// swiftc: value of type 'String' has no member 'length'
let text = "hello"
print(text.length)
