// Error: syntax
// swiftc: expected ')' in expression list
print("a"
let n = 2
