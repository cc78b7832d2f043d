// Covers: while, if-let, optional, sequence-conformance
import Foundation
var stack = [1, 2, 3]
while let top = stack.popLast() { print(top, terminator: " ") }
print(stack.isEmpty)

var iterator = [10, 20, 30].makeIterator()
var sum = 0
while let value = iterator.next(), sum < 30 { sum += value }
print(sum)

var queue: [(name: String, delay: Int)] = [("a", 2), ("b", 0), ("c", 1)]
while !queue.isEmpty {
    var task = queue.removeFirst()
    guard task.delay == 0 else {
        task.delay -= 1
        queue.append(task)
        continue
    }
    print("run", task.name)
}

// Newton's method, with a bound on the rounds.
var x = 10.0, rounds = 0
while abs(x * x - 2) > 1e-9, rounds < 50 {
    x = (x + 2 / x) / 2
    rounds += 1
}
print(rounds, (x * 1e6).rounded() / 1e6)
var number = 1994
var roman = ""
for (symbol, value) in [("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)] {
    while number >= value { roman += symbol; number -= value }
}
print(roman)
func digits(_ n: Int) -> [Int] {
    var n = n, result: [Int] = []
    repeat { result.insert(n % 10, at: 0); n /= 10 } while n > 0
    return result
}
print(digits(0), digits(90210))
