// Error: outside-type
// swiftc: struct declaration cannot close over value 'start' defined in outer scope
func counter(from start: Int) -> () -> Int {
    struct Counter {
        func next() -> Int { start + 1 }
    }
    return { Counter().next() }
}
print(counter(from: 3)())
