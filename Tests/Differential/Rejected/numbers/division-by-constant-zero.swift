// Error: division-by-zero
// swiftc: division by zero
func share(_ total: Int) -> Int {
    let parts = 0
    return total / parts
}
print("never called")
