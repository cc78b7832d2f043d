// Error: unknown-name
// swiftc: cannot find 'username' in scope
let userName = "Ada"
print(username)
