// Covers: contains, first-where, all-satisfy
let values = [4, 8, 15, 16, 23, 42, 8]
print(values.contains(15), values.contains { $0 > 40 }, values.allSatisfy { $0 > 3 }, [Int]().allSatisfy { $0 > 3 })
print(values.first { $0 > 10 }!, values.last { $0 < 10 }!, values.first { $0 > 100 } as Any)
print(values.firstIndex(of: 8)!, values.lastIndex(of: 8)!, values.firstIndex { $0 % 2 == 1 }!, values.lastIndex { $0 > 15 }!)
print(values.firstIndex(of: 5) as Any, values.min()!, values.max()!, values.min { $0 % 5 < $1 % 5 }!)
print(values.max { abs($0 - 16) < abs($1 - 16) }!, ["b", "a"].min()!, [2.5, -1].max()!)
print(values.starts(with: [4, 8]), values.starts(with: []), values.elementsEqual([4]), [1, 2].elementsEqual(1...2))
print([1, 2].lexicographicallyPrecedes([1, 3]), [1].lexicographicallyPrecedes([1, 0]), [2].lexicographicallyPrecedes([1, 5]))
print(values.starts(with: [14, 18], by: { $0 % 10 == $1 % 10 }), ["a", "B"].elementsEqual(["A", "b"]) { $0.lowercased() == $1.lowercased() })
let pairs = [(1, "one"), (2, "two")]
print(pairs.first { $0.0 == 2 }?.1 ?? "-", pairs.contains { $0.1 == "three" })
let firstMaximum = [(3, "a"), (5, "b"), (5, "c")].max { $0.0 < $1.0 }!
let firstMinimum = [(3, "a"), (3, "b")].min { $0.0 < $1.0 }!
print(firstMaximum, firstMinimum)
