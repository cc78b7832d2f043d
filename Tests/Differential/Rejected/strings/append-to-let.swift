// Error: immutable
// swiftc: cannot use mutating member on immutable value
let text = "ab"
text.append("c")
