// Error: type-mismatch
// swiftc: cannot convert value of type '(String) -> String' to specified type '(Int) -> Int'
func shout(_ text: String) -> String { text }
let f: (Int) -> Int = shout
print(f(1))
