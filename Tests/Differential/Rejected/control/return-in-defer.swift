// Error: return-in-defer
// swiftc: 'return' cannot transfer control out of a defer statement
func close(_ isOpen: Bool) {
    defer {
        if !isOpen { return }
        print("closed")
    }
    print("working")
}
close(true)
