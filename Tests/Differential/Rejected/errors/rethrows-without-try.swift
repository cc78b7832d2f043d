// Error: missing-try
// swiftc: call can throw but is not marked with 'try'
func risky(_ n: Int) throws -> Int { n }
func test() throws -> [Int] { [1, 2].map { try risky($0) } }
print(try test())
