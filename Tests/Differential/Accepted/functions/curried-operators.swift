// Covers: functions-as-values, operators, generics
func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C {
    { a in { b in f(a, b) } }
}
let times = curry(*) as (Int) -> (Int) -> Int
print(times(3)(4), [1, 2, 3].map(times(10)))
let plus: (Double) -> (Double) -> Double = curry(+)
print(plus(1.5)(2))
let repeated = curry { (text: String, count: Int) in String(repeating: text, count: count) }
print(repeated("ab")(3))
func flip<A, B, C>(_ f: @escaping (A, B) -> C) -> (B, A) -> C { { f($1, $0) } }
let minus: (Int, Int) -> Int = flip(-)
print(minus(3, 10))
func sorted(_ values: [Int], by order: ((Int, Int) -> Bool)? = nil) -> [Int] {
    order.map { values.sorted(by: $0) } ?? values.sorted()
}
print(sorted([2, 3, 1]), sorted([2, 3, 1], by: >))
