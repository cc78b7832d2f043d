// Covers: double, float
import Foundation
print(sqrt(2), type(of: sqrt(2)), sqrt(2) + 1, 1 / sqrt(3), "\(sqrt(5))")
print(max(sqrt(2), 1), [sqrt(2), 1], sqrt(2) > 1.41, sqrt(16) == 4, Int(sqrt(17)))
print(round(2), ceil(3), floor(-2), trunc(4), fabs(-2), abs(-2))
let f: Float = sqrt(2)
print(f, sqrt(pow(3, 2) + pow(4, 2)), sqrt(Float(2)))
struct Circle {
    var area: Double
    var radius: Double { sqrt(area / 3) }
}
print(Circle(area: 12).radius, Circle(area: 27).radius)
for n in [2, 3, 5] { print(sqrt(Double(n)), sqrt(2) * Double(n)) }
