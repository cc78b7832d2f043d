// Covers: mathematics, float, double
import Foundation
let n: Float = sqrt(2) * 2
let half: Float = sin(0.5) + cos(0) / 2
let x: Double = sin(1)
let scaled = 2.0 * sin(1)
let s = 1.0 / (1.0 + exp(-2.0))
let roots = [sqrt(2), sqrt(4)]
let angles: [Float] = [atan2(1, 1), hypot(3, 4)]
print(n, half, x, scaled, s, roots, angles)
print(sqrt(2), floor(2), round(2.5), ceil(3), fmod(7, 3), sqrt(1) / 2, type(of: sqrt(1)))
print(pow(2.0, 0.5), pow(2, 0.5), pow(10, 3.0), sqrt(pow(3, 2) + pow(4, 2)))
let base = 2.0
var total = base * pow(2, 3) + pow(base, 2)
total += pow(2, 3)
total -= cos(0) * 2
let power: Double = pow(2.0, 3)
print(total, power, [1.0, 2].map { pow($0, 2.0) }, [0.0, 1].map(exp))
func decayed(_ rate: Double, after steps: Int) -> Double { rate * pow(0.5, Double(steps)) + pow(2, -1) }
print(decayed(0.1, after: 3), max(sqrt(2), 1), abs(sin(0.0)))
print(String(format: "%.2f %.3f", sqrt(2), pow(2.0, 3.0)))
print([0.0, 1].map(exp), [1.0, 4].map(sqrt), [0.5, 1].map { tanh($0) }, [2.0].map { pow($0, 0.5) })
print(100.0 * pow(1.05, 3), pow(2.0, 3).rounded(), -pow(2.0, 3), "\(pow(2.0, 3))")
print(String(format: "%.2f", pow(2.0, 3)), max(pow(2.0, 3), 1.5), pow(2.0, 3) > 5.5, [pow(2.0, 3), 1.5])
if pow(2.0, 3) == 8 { print("eight") }
