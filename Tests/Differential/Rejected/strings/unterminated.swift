// Error: syntax
// swiftc: unterminated string literal
let text = "hello
print(text)
