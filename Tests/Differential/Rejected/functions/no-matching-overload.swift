// Error: no-overload
// swiftc: no exact matches in call to
func show(_ n: Int) { print(n) }
func show(_ s: String) { print(s) }
show(2.5)
