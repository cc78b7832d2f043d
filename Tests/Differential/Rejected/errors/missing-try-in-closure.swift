// Error: missing-try
// swiftc: call can throw, but it is not marked with 'try' and the error is not handled
func risky(_ n: Int) throws -> Int { n }
print(try [1, 2].map { risky($0) })
