// Error: bad-lazy
// swiftc: cannot be used on a let
struct S { lazy let x = 3 }
var s = S()
print(s.x)
