// Error: escaping-parameter
// swiftc: using non-escaping parameter 'f' in a context expecting an '@escaping' closure
func run(_ f: () -> Int) -> () -> Int { return f }
print(run { 1 }())
