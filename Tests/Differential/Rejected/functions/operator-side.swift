// Error: operator-side
// swiftc: prefix unary operator missing 'prefix' modifier
prefix operator √
func √ (value: Double) -> Double { value.squareRoot() }
print(√9)
