// Covers: double, operators, static-members
let numbers: [Double] = [3.5, -1.0, 8.25]
let best = numbers.reduce(-.infinity, max)
let worst = numbers.reduce(.infinity) { min($0, $1) }
print(best, worst)
func clampLow(_ x: Double, at low: Double = -.infinity) -> Double { max(x, low) }
print(clampLow(-5), clampLow(-5, at: -1))
let limits: (Double, Double) = (-.infinity, .infinity)
print(limits)
let f: Float = -.pi
print(f)
var table: [[Double]] = [[-.infinity, 1], [2, -.greatestFiniteMagnitude]]
print(table[0][0])
let q: Double? = -.infinity
print(q ?? 0)
if numbers[0] > -.infinity { print("finite") }
let cond = true
let z: Double = cond ? -.infinity : .nan
print(z)
