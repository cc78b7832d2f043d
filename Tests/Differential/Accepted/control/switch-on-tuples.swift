// Covers: tuple-patterns, switch, where-patterns, range-patterns
func place(_ point: (x: Int, y: Int)) -> String {
    switch point {
    case (0, 0): "origin"
    case (_, 0): "on the x-axis"
    case (0, _): "on the y-axis"
    case (-2...2, -2...2): "near"
    case let (x, y) where x == y: "diagonal \(x)"
    case (let x, let y) where x == -y: "antidiagonal \(x) \(y)"
    case (let x, 100...): "far above \(x)"
    case let (x, y): "at \(x), \(y)"
    }
}
for p in [(0, 0), (7, 0), (0, -3), (1, -2), (9, 9), (5, -5), (3, 200), (3, 4)] { print(place(p)) }

enum Light { case red, amber, green }
func next(_ light: Light, broken: Bool) -> Light {
    switch (light, broken) {
    case (_, true): .red
    case (.red, false): .green
    case (.green, false): .amber
    case (.amber, false): .red
    }
}
print(next(.red, broken: false), next(.green, broken: true), next(.amber, broken: false))

func fizz(_ n: Int) -> String {
    switch (n % 3, n % 5) {
    case (0, 0): return "FizzBuzz"
    case (0, _): return "Fizz"
    case (_, 0): return "Buzz"
    default: return "\(n)"
    }
}
print((1...15).map(fizz).joined(separator: " "))

func compare(_ a: Int?, _ b: Int?) -> String {
    switch (a, b) {
    case (nil, nil): "both missing"
    case (let a?, nil): "only \(a)"
    case (nil, let b?): "only \(b)"
    case let (a?, b?) where a == b: "equal"
    case let (.some(a), .some(b)): a < b ? "ascending" : "descending"
    }
}
print(compare(nil, nil), compare(1, nil), compare(nil, 2), compare(3, 3), compare(1, 2), compare(2, 1))
let ((a, b), c) = ((1, "two"), 3.0)
print(a, b, c)
var (p, q) = (1, 2)
(p, q) = (q, p + q)
print(p, q)
let (first, _, third) = (1, 2, 3)
print(first + third)
switch ((1, 2), "x") { case ((1, let n), "x"): print("inner", n); default: print("none") }
