prefix operator √
func √ (value: Double) -> Double { value.squareRoot() }
print(√9)
