// Error: invalid-regex
// swiftc: expected ')'
let text = "a(b"
print(text.contains(#/a(b/#))
