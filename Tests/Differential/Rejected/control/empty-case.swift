// Error: empty-case
// swiftc: 'case' label in a 'switch' must have at least one executable statement
let n = 1
switch n {
case 1:
case 2: print("two")
default: print("other")
}
