// Error: unknown-type
// swiftc: cannot find type 'Integer' in scope
func area(_ side: Integer) -> Int { 1 }
print(area(2))
