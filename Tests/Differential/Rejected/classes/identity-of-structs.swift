// Error: no-operator
// swiftc: argument type 'S' expected to be an instance of a class
struct S { var x = 1 }
let a = S()
let b = a
print(a === b)
