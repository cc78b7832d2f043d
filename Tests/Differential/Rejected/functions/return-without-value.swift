// Error: missing-return-value
// swiftc: non-void function should return a value
func count(_ text: String) -> Int { return }
print(count("a"))
