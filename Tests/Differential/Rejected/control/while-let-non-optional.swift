// Error: not-optional
// swiftc: initializer for conditional binding must have Optional type, not 'Int'
var n = 3
while let m = n { print(m); n -= 1 }
