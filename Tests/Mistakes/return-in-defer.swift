func close(_ isOpen: Bool) {
    defer {
        if !isOpen { return }
        print("closed")
    }
    print("working")
}
close(true)
