// Error: argument-label
// swiftc: missing argument label
func f() -> Int {
    func add(_ a: Int, to b: Int) -> Int { a + b }
    return add(1, 2)
}
print(f())
