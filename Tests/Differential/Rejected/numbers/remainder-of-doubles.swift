// Error: no-operator
// swiftc: '%' is unavailable: For floating point numbers use truncatingRemainder instead
let a = 7.5
let b = 2.0
print(a % b)
