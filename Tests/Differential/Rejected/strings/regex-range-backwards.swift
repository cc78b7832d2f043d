// Error: invalid-regex
// swiftc: must compare less than or equal
print("aa".contains(#/[z-a]/#), "aaa".contains(#/a{3,1}/#))
