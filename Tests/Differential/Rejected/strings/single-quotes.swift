// Error: python-syntax
// swiftc: single-quoted string literal found, use '"'
let name = 'Ada'
print(name)
