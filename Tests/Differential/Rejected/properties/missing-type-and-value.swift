// Error: missing-type
// swiftc: type annotation missing in pattern
var n
print(n)
