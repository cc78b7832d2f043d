// Error: nil-not-optional
// swiftc: 'nil' cannot be assigned to type 'Int'
var n: Int = 3
n = nil
print(n)
