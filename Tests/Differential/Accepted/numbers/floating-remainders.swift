// Covers: double, float
import Foundation
print((7.5).truncatingRemainder(dividingBy: 2), (-7.5).truncatingRemainder(dividingBy: 2))
print((7.5).remainder(dividingBy: 2), (-7.5).remainder(dividingBy: 2), (5.0).remainder(dividingBy: 3))
print(fmod(10, 3.5), fmod(-1, 3), (10 as Float).truncatingRemainder(dividingBy: 0.3))
print((2.0).addingProduct(3, 4), (0.1).squareRoot(), (2.0).squareRoot(), (-1.0).squareRoot().isNaN)
var total = 1.0
total.addProduct(0.5, 3)
total.formSquareRoot()
print(total)
var angle = 370.0
angle.formTruncatingRemainder(dividingBy: 360)
print(angle)
print(fma(2.0, 3.0, 1.0), (1.0).isLess(than: 2), (3.0).isLessThanOrEqualTo(2), (1.0).isEqual(to: 1))
print((5.5).isTotallyOrdered(belowOrEqualTo: .nan))
var other = 8.25
other.negate()
print(other, -other, +other)
other /= 2
other *= -4
other -= 0.5
other += 1
print(other)
