// Error: type-mismatch
// swiftc: result values in '? :' expression have mismatching types 'String' and 'Int'
let n = 3
let value = n > 2 ? "big" : 0
print(value)
