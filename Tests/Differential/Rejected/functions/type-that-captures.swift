// Error: outside-type
func counter(from start: Int) -> () -> Int {
    struct Counter {
        func next() -> Int { start + 1 }
    }
    return { Counter().next() }
}
print(counter(from: 3)())
