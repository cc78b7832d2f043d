// Error: type-mismatch
// swiftc: cannot convert value of type '()' to specified type 'Int'
func log(_ text: String) { print(text) }
let n: Int = log("a")
print(n)
