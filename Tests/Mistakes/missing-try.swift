func risky(_ n: Int) throws -> Int { n }
print(try [1, 2].map { risky($0) })
