// Error: immutable
// swiftc: cannot use mutating getter on immutable value
struct S { lazy var x = 3 }
let s = S()
print(s.x)
