// Covers: double, number-formatting
let values: [Double] = [
    0, -0.0, 1, 100, 1e15, 1e16, 123456789.123, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e-4, 1e-5, 0.00012345,
    5e-324, 1.7976931348623157e308, 9007199254740993, 1e21, 1e22, 1e23, -1.5e300, 4.35, 2.675, 1.005,
]
for value in values { print(value, value.description == "\(value)") }
print(Double.infinity, -Double.infinity, Double.nan, 0.0 / 0.0)
print([1.0, 2.5, .nan, -.infinity])
print("\(3.0) \(0.5)", String(1e100), String(describing: 2.50))
print(100000.0, 1234567.0, 1e7, 12345678901234567.0)
debugPrint(1.0, 1e-10, Float(0.3))
