// Error: missing-try
// swiftc: call can throw
let pattern = Regex("[a-z]+")
print("abc".contains(pattern))
