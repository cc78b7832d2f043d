// Error: unknown-member
// swiftc: must be unwrapped
let match = "a=1".firstMatch(of: #/\w/#)
print(match.output)
