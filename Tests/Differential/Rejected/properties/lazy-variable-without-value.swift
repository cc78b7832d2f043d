// Error: bad-lazy
// swiftc: lazy properties must have an initializer
func total() -> Int {
    lazy var sum: Int
    sum = 3
    return sum
}
print(total())
