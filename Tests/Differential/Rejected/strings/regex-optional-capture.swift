// Error: type-mismatch
// swiftc: must be unwrapped
let match = "a".firstMatch(of: #/a(\d)?/#)!
let digits: Substring = match.1
print(digits)
