// Error: operator-precedence
// swiftc: adjacent operators are in non-associative precedence group 'DefaultPrecedence'
infix operator +++
func +++ (a: Int, b: Int) -> Int { a + b }
print(1 +++ 2 +++ 3)
