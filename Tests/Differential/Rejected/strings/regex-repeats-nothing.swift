// Error: invalid-regex
// swiftc: quantifier '*' must appear after expression
let pattern = #/*\.txt/#
print("a.txt".contains(pattern))
