// Covers: guard, while
func first() -> Int {
    guard true else { print("never") }
    return 1
}
func second(_ values: [Int]) -> Int {
    for value in values {
        guard true, true else { print("never") }
        if value > 2 { return value }
    }
    while true {
        return 0
    }
}
print(first(), second([1, 3]), second([]))
