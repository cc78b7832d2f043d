// Error: type-mismatch
// swiftc: value of optional type 'Bool?' must be unwrapped to a value of type 'Bool'
let flag: Bool? = true
if flag { print("yes") }
