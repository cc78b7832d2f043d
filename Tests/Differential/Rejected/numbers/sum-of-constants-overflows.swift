// Error: arithmetic-overflow
// swiftc: arithmetic operation '9223372036854775807 + 1' (on type 'Int') results in an overflow
func next() -> Int { return Int.max + 1 }
print("never called")
