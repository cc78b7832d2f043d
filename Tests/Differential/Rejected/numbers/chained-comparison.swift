// Error: operator-precedence
// swiftc: adjacent operators are in non-associative precedence group 'ComparisonPrecedence'
let x = 5
print(1 < x < 10)
