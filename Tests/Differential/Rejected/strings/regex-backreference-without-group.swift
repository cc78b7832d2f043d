// Error: invalid-regex
// swiftc: no capture numbered 1
print("aa".contains(#/a\1/#))
