// Error: no-operator
// swiftc: type 'Int' cannot be used as a boolean; test for '== 0' instead
let n = 3
print(!n)
