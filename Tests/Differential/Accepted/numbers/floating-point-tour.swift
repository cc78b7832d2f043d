// Covers: double, float, number-formatting, number-parsing, mathematics, string-format
import Foundation
print(1.0 / 3, 2.5 * 2, 0.1 + 0.2, 1e10, 1e16, 1.0, -0.0, 5e-324)
print(Double.pi, Double.infinity, Double.nan, Double.greatestFiniteMagnitude, Float.pi)
print((2.5).rounded(), (-2.5).rounded(), (2.5).rounded(.toNearestOrEven), (2.1).rounded(.up), (2.9).rounded(.down))
print(sqrt(2.0), pow(2.0, 10.0), exp(1.0), log(10.0), sin(1.0), cos(1.0), tan(0.5), atan2(1.0, 2.0))
print(floor(2.7), ceil(2.1), round(2.5), abs(-1.5))
print((7.5).truncatingRemainder(dividingBy: 2), (-7.5).magnitude, Double.nan.isNaN, (1.0).isFinite)
let f: Float = 0.1
print(f, f + 0.2, Double(f), Float(1) / 3)
print(Int(2.9), Double(7), Double("1.5")!, Double("x") as Any)
var d = 1.0
d += 0.5; d *= 3; d -= 1; d /= 2
print(d, d < 2, d == 1.75, d > 1)
print(String(format: "%.2f %5d|%-6d|%@ %x %05.1f", 3.14159, 42, 7, "hi", 255, 2.55))
print(max(1.0, 2.0), min(1.0, 2.0), (2.0).squareRoot(), Double(3).description)
