// Error: syntax
// swiftc: consecutive statements on a line must be separated by ';'
let a = 1 let b = 2
print(a, b)
