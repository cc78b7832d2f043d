// Error: unexpected-discard
// swiftc: '_' can only appear in a pattern or on the left side of an assignment
let x = _
print(x)
