// Error: closure-statement
// swiftc: top-level statement cannot begin with a closure expression
let x = 1
{ print(x) }
