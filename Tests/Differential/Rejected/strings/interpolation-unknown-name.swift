// Error: unknown-name
// swiftc: cannot find 'nam' in scope
let name = "Ada"
print("hello \(nam)")
