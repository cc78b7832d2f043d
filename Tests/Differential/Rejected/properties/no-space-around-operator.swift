// Error: syntax
// swiftc: consecutive statements on a line must be separated by ';'
let a = 5
let b = a -1
print(b)
