// Error: unused-generic-parameter
// swiftc: generic parameter 'T' is not used in function signature [#no-usage]
func log<T>(_ text: String) { print(text) }
log("a")
