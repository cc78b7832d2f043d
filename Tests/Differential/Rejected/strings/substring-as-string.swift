// Error: type-mismatch
// swiftc: to expected argument type 'String'
func shout(_ text: String) -> String { text.uppercased() }
let part = "hello".prefix(2)
print(shout(part))
