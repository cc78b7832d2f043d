// Error: syntax
// swiftc: invalid escape sequence in literal
let path = "C:\data"
print(path)
