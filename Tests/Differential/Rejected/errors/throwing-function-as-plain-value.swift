// Error: type-mismatch
// swiftc: invalid conversion from throwing function of type '() throws -> Int' to non-throwing function type '() -> Int'
func risky() throws -> Int { 1 }
let f: () -> Int = risky
print(f())
