// Covers: double, float
import Foundation
let rules: [FloatingPointRoundingRule] = [
    .toNearestOrAwayFromZero, .toNearestOrEven, .up, .down, .towardZero, .awayFromZero,
]
for value in [2.5, -2.5, 3.5, 2.4, -2.6, 0.5, -0.5] {
    print(value, rules.map { value.rounded($0) })
}
print((7.5 as Float).rounded(), (6.5 as Float).rounded(.toNearestOrEven))
var price = 12.345
price.round(.up)
print(price)
price = -0.4
price.round()
print(price, price == 0)
func rounded(_ value: Double, places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (value * factor).rounded() / factor
}
print(rounded(3.14159, places: 2), rounded(2.675, places: 2), rounded(1e10 / 3, places: 3))
print(Double.nan.rounded(), Double.infinity.rounded(.down), 1e300.rounded())
