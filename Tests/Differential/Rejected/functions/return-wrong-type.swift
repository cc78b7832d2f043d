// Error: type-mismatch
// swiftc: cannot convert return expression of type 'String' to return type 'Int'
func half(_ n: Int) -> Int { return "\(n / 2)" }
print(half(4))
