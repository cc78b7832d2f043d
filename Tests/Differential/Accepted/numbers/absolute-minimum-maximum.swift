// Covers: min-max
print(abs(-5), abs(5.5), abs(-0.25 as Float), abs(-7 as Int8))
print(min(3, 1, 2), max(3, 1, 2), min("b", "a"), max(2.5, 1), min(4, 3, 2, 1, 0), max(1, 2, 3, 4, 5))
var first = 1
var second = 2
swap(&first, &second)
print(first, second)
var names = ["x", "y", "z"]
names.swapAt(0, 2)
print(names)
var left = [1, 2], right = [3]
swap(&left, &right)
print(left, right)
print((-5).magnitude, (-5).signum(), 0.signum(), (9 as UInt8).signum())
func clamp<T: Comparable>(_ value: T, _ low: T, _ high: T) -> T { min(max(value, low), high) }
print(clamp(15, 0, 10), clamp(-0.5, 0, 1), clamp("m", "a", "f"))
print([5, 3, 8].min()!, [5, 3, 8].max()!, [Int]().min() as Any)
print(["pear", "fig"].min { $0.count < $1.count }!, max(1, 1.5))
