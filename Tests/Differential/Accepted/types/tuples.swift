// Covers: tuples, tuple-labels, tuple-patterns
import Foundation
let point = (x: 3, y: 4)
print(point, point.x, point.1)
var mutable = (name: "Ann", age: 31)
mutable.age += 1
mutable.0 = "Anna"
print(mutable)
let (name, age) = mutable
print(name, age)
var (a, b, c) = (1, 2, 3)
(a, b, c) = (c, a, b)
print(a, b, c)
print((1, "a") == (1, "a"), (1, 2) < (1, 3), (2, "a") > (1, "z"), (1, 2, 3) != (1, 2, 4), ("a", 1) <= ("a", 1))
let nested = ((1, 2), [(k: "x", v: 1.5)])
print(nested, nested.0.1, nested.1[0].v)

func bounds(_ numbers: [Int]) -> (min: Int, max: Int)? {
    guard let first = numbers.first else { return nil }
    return numbers.dropFirst().reduce((first, first)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
}
if let (low, high) = bounds([3, -1, 7]) { print(low, high) }
print(bounds([])?.max as Any, bounds([5])!.min)
let labelled: (first: Int, second: Int) = (10, 20)
let unlabelled: (Int, Int) = labelled
let relabelled: (x: Int, y: Int) = unlabelled
print(labelled, unlabelled, relabelled)
var pairs = [(1, "one"), (2, "two")]
pairs[0].1 = "uno"
pairs.append((3, "three"))
print(pairs.map { $0.1 }, pairs.first { $0.0 == 2 }!.1)
let wide: (Double, Int?) = (1, 2)
print(wide)
func distance(_ p: (x: Double, y: Double)) -> Double { (p.x * p.x + p.y * p.y).squareRoot() }
print(distance((3, 4)), distance((x: 6, y: 8)))
let dictionary = ["b": 2, "a": 1]
let sorted = dictionary.sorted { $0.key < $1.key }
print(sorted, sorted[0].key, sorted.map { $0.value })
let swapped = pairs.map { (text: $0.1, number: $0.0) }
print(swapped[1].text, swapped[1].number)
let empty = ()
print(empty == ())
let single = (5)
print(single + 1)
