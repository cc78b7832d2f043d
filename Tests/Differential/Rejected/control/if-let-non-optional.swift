// Error: not-optional
// swiftc: initializer for conditional binding must have Optional type, not 'Int'
let n = 3
if let m = n { print(m) }
