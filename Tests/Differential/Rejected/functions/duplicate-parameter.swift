// Error: duplicate-name
// swiftc: invalid redeclaration of 'a'
func add(_ a: Int, _ a: Int) -> Int { a }
print(add(1, 2))
