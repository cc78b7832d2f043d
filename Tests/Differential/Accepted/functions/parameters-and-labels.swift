// Covers: functions-as-values, default-arguments, variadics, inout
func greet(_ name: String, with word: String = "Hello", times: Int = 1) -> String {
    Array(repeating: "\(word), \(name)", count: times).joined(separator: "; ")
}
print(greet("Ann"))
print(greet("Bob", with: "Hi"))
print(greet("Eve", times: 2))
print(greet("Zoe", with: "Hey", times: 2))

func average(of numbers: Double..., rounded digits: Int = 1) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let factor = [1.0, 10, 100][digits]
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return Double(Int(mean * factor + 0.5)) / factor
}
print(average(), average(of: 1), average(of: 1, 2, 4, rounded: 2), average(of: 1, 2))

func divide(_ a: Int, by b: Int) -> (quotient: Int, remainder: Int) { (a / b, a % b) }
let result = divide(17, by: 5)
print(result.quotient, result.remainder, result)
let (q, r) = divide(-17, by: 5)
print(q, r)

func normalize(_ values: inout [Double], to total: Double = 1) {
    let sum = values.reduce(0, +)
    for i in values.indices { values[i] *= total / sum }
}
var weights = [1.0, 1.0, 2.0]
normalize(&weights)
print(weights)
normalize(&weights, to: 8)
print(weights)

func joined(_ parts: Any..., by separator: String) -> String {
    parts.map { "\($0)" }.joined(separator: separator)
}
print(joined(1, "two", 3.0, true, by: "|"))
func overloaded(_ n: Int) -> String { "Int" }
func overloaded(_ n: Double) -> String { "Double" }
func overloaded(_ s: String) -> String { "String" }
func overloaded(value n: Int) -> String { "labelled" }
print(overloaded(1), overloaded(1.0), overloaded("1"), overloaded(value: 1))
func swapped<A, B>(_ pair: (A, B)) -> (B, A) { (pair.1, pair.0) }
print(swapped((1, "a")))
func nothing() {}
print(nothing() == ())
