// Error: type-mismatch
// swiftc: cannot convert
func names() -> some Collection<Int> {
    ["a", "b"]
}
print(names().count)
