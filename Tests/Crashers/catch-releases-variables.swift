let values: [Int?] = [1, 3]
enum Problem: Error { case low(Int) }
func fail() throws { throw Problem.low(3) }
do { try fail() } catch Problem.low(let need) { print(need) }
for case let value? in values { print(value) }
