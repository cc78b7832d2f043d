// Error: duplicate-name
// swiftc: invalid redeclaration of 'area'
func area(_ side: Int) -> Int { side * side }
func area(_ side: Int) -> Int { side * 2 }
print(area(2))
