// Error: immutable
// swiftc: is a get-only property
struct S { var n = 2; var double: Int { n * 2 } }
var s = S()
s.double = 6
print(s.n)
