// Error: observed-without-value
// swiftc: non-member observing properties require an initializer
var total: Int { didSet { print(total) } }
total = 3
