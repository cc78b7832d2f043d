// Error: immutable
// swiftc: cannot pass immutable value as inout argument: literals are not mutable
func bump(_ n: inout Int) { n += 1 }
bump(&5)
