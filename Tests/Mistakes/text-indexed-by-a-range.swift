let word = "hello"
print(word[1...2], word[..<3])
func largest<T>(_ a: T, _ b: T) -> T { a > b ? a : b }
print(["1", "x"].map { Int($0) }.reduce(0, +))
