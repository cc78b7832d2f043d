// Covers: number-formatting
import Foundation
let values: [Double] = [
    0, 1, 0.5, 1.5, 2.5, 0.125, 0.375, 999.9995,
    9.995, 1e-5, 0.1, 1234567.891, 1e15, 9007199254740993, 1e18, 1e19,
    1e300, -0.0, -2.5, 0.000244140625, 0.00012207, 5e-324, 4.35, 1.005,
    0.045,
]
for value in values {
    print(String(format: "%.0f|%.1f|%.2f|%.3f|%f|%.10f|%8.2f|%-8.1f|%+.1f|%08.3f", value, value, value, value, value, value, value, value, value, value))
}
print(String(format: "%.25f %.40f", 0.1, 1.0 / 3))
print(String(format: "%d: %.3f %5d|%-5d|%05d %@", 3, 1.5, 42, 42, 42, "é"))
