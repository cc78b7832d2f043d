// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected condition type 'Bool'
let name = "Ada"
if name { print(name) }
