// Error: no-operator
// swiftc: cannot find operator '**' in scope
let square = 3 ** 2
print(square)
