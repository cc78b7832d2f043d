// Error: no-operator
// swiftc: cannot find operator '++' in scope; did you mean '+= 1'?
var i = 0
i++
print(i)
