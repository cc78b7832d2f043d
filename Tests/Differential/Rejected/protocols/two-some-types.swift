// Error: no-operator
// swiftc: conflicting arguments to generic parameter 'Self'
let a: some Equatable = 3
let b: some Equatable = 3
print(a == b)
