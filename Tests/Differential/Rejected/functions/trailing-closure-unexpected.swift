// Error: argument-count
// swiftc: extra trailing closure passed in call
func double(_ n: Int) -> Int { n * 2 }
print(double(2) { 3 })
