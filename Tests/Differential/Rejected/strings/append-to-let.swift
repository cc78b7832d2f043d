// Error: immutable
// swiftc: cannot use mutating member on immutable value: 'text' is a 'let' constant
let text = "a"
text.append("b")
print(text)
