// Error: not-optional
// swiftc: cannot force unwrap value of non-optional type 'Int'
let n = 3
print(n!)
