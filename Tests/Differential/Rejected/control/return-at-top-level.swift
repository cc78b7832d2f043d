// Error: return-outside-function
// swiftc: return invalid outside of a func
let n = 3
if n > 2 { return }
print(n)
