// Error: not-callable
// swiftc: cannot call value of non-function type 'Int'
let n = 3
print(n(2))
