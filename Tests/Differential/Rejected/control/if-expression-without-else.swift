// Error: if-needs-else
// swiftc: 'if' must have an unconditional 'else' to be used as expression
let n = 3
let text = if n > 2 { "big" }
print(text)
