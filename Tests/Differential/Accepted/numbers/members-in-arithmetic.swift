// Covers: type-inference, double, float
// Numbers beside members of a type that only the context says.
import Foundation
struct Circle {
    var radius: Double
    var perimeter: Double { 2 * .pi * radius }
    var half: Double { -(2 * .pi) / 2 * radius }
}
print(Circle(radius: 1).perimeter, Circle(radius: 2).half)
let r: Float = 3
print(2 * .pi * r, r * (2 * .pi), r < 2 * .pi)
let n = 4
let angles = (0..<n).map { 2 * .pi * Double($0) / Double(n) }
print(angles, angles.map { (sin($0) * 1000).rounded() / 1000 })
func half(_ x: Float) -> Float { x / 2 }
let turn: Double = .pi / 2 + 1
print(half(2 * .pi), turn, angles.map { -2 * .pi * $0 })
let mixed = [0, 1.5, .infinity]
print(mixed, [.pi, 1.5], [1, .nan, 2.5].map { $0 + 1 }, [0.5, -.infinity, 2 * .pi])
var best = [0: 1.5, 1: .infinity]
best[1] = 2 * .pi
print(best[0]!, best[1]!)
