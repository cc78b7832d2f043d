// Error: operator-precedence
// swiftc: not a known binary operator
func <-> (a: Int, b: Int) -> Int { a - b }
print(3 <-> 2)
