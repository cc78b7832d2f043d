// Error: overlapping-access
// swiftc: overlapping accesses to 'numbers'
func shorten() {
    var numbers = [1, 2, 3]
    numbers.removeAll { $0 == numbers.count }
    print(numbers)
}
shorten()
