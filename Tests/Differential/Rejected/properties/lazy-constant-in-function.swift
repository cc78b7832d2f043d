// Error: bad-lazy
// swiftc: 'lazy' cannot be used on a let
func total() -> Int {
    lazy let sum = [1, 2].reduce(0, +)
    return sum
}
print(total())
