// Covers: float, number-formatting
let values: [Float] = [
    0, 1, 0.1, 0.2, 0.3, 1 / 3, 16777216, 16777217, 1e7, 1e8, 1.5e10, 1e16, 1e-4, 1e-5, 3.4028235e38, 1e-45,
    123456.789, 0.1 + 0.2, 99999.99,
]
for value in values { print(value) }
print(Float.pi, Float.infinity, Float.nan, -Float.leastNonzeroMagnitude)
print(Float.greatestFiniteMagnitude, Float.leastNormalMagnitude, Float.ulpOfOne)
let sum = values.prefix(5).reduce(0, +)
print(sum, sum * 3, sum / 7, -sum)
let double = Double(values[2])
print(double, Float(double) == values[2], values[2] == 0.1, double == 0.1)
print([Float(1.5), 2.25], (Float(0.5), 0.5))
