// Error: unexpected-return-value
// swiftc: unexpected non-void return value in void function
func log(_ text: String) { return text.count }
log("a")
