// Error: default-not-last
// swiftc: additional 'case' blocks cannot appear after the 'default' block of a 'switch'
let n = 2
switch n {
default: print("other")
case 2: print("two")
}
