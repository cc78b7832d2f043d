// Error: nil-not-optional
// swiftc: 'nil' is incompatible with return type 'Int'
func find(_ n: Int) -> Int { if n > 0 { return n }; return nil }
print(find(1))
