// Error: type-mismatch
// swiftc: branches have mismatching types 'String' and 'Int'
let n = 3
let value = if n > 2 { "big" } else { 0 }
print(value)
