// Error: escaping-parameter
// swiftc: escaping closure captures non-escaping parameter 'f'
func run(_ f: () -> Int) -> () -> Int { return { f() } }
print(run { 1 }())
