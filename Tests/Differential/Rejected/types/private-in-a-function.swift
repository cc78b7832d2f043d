// Error: misplaced-modifier
// swiftc: attribute 'private' can only be used in a non-local scope
func area() -> Int {
    private let side = 3
    return side * side
}
print(area())
