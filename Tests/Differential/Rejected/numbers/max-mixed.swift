// Error: type-mismatch
// swiftc: conflicting arguments to generic parameter 'T' ('Int' vs. 'Double')
let n = 3
let x = 2.5
print(max(n, x))
