// Error: assignment-in-condition
// swiftc: use of '=' in a boolean context, did you mean '=='?
var n = 1
if n = 2 { print(n) }
