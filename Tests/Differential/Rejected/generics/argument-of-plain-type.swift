// Error: generic-arguments
// swiftc: cannot specialize non-generic type 'Int'
let n: Int<String> = 5
print(n)
