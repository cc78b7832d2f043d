// Covers: optional, if, type-inference, map, reduce
let scores = [1.5, 2.0]
let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
let first = scores.isEmpty ? nil : scores[0]
let none = scores.count > 5 ? scores[0] : nil
let count = scores.isEmpty ? nil : scores.count
let doubled = scores.isEmpty ? nil : scores.map { $0 * 2 }
let negative = scores.isEmpty ? (nil) : -scores[0]
let nested = scores.isEmpty ? nil : scores.count > 1 ? scores[1] : nil
let last = scores.count > 9 ? scores[9] : scores.isEmpty ? nil : scores[1]
print(mean ?? 0, first as Any, none as Any, count as Any, doubled ?? [], negative as Any, nested as Any, last as Any)
func half(_ n: Int) -> Int? { n % 2 == 0 ? n / 2 : nil }
let average: ([Double]) -> Double? = { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
print(half(4) as Any, half(3) as Any, average([]) as Any, average([2, 4]) as Any)
print((scores.isEmpty ? nil : scores.count) ?? 7, [1, 2, 3].map { $0 > 1 ? $0 * 10 : nil })
let text = scores.isEmpty ? nil : "n=\(scores.count)"
if let text, let mean { print(text, mean) }

// Where anything will do, the branches make an optional of their own.
let numbers = [1, 2, 3]
print(numbers.isEmpty ? nil : numbers[0])
let anything: Any = numbers.isEmpty ? nil : numbers[1]
print(anything, "\(numbers.isEmpty ? nil : numbers[2])")
let several: [Any] = [numbers.isEmpty ? nil : 2, numbers.isEmpty ? "x" : nil]
print(several)
