// Error: type-mismatch
// swiftc: conflicting arguments to generic parameter 'T' ('String' vs. 'Int')
func pair<T>(_ a: T, _ b: T) -> [T] { [a, b] }
print(pair(1, "a"))
