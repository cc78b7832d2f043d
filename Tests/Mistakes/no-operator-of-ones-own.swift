infix operator **
func ** (base: Double, exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * base } }
print("a" ** 3)
