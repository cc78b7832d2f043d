// Error: type-mismatch
// swiftc: cannot assign value of type 'String' to type 'Int'
var n = 5
n = "five"
print(n)
