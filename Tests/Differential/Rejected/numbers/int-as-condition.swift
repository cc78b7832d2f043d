// Error: type-mismatch
// swiftc: type 'Int' cannot be used as a boolean; test for '!= 0' instead
let n = 1
if n { print("one") }
