// Covers: array, map, filter, reduce, sorted, min-max, prefix-suffix, drop, enumerated, zip, flat-map, compact-map, joined, all-satisfy, first-where, contains, chunks, array-slice, split, reversed, abs-min-max-swap
var a = [3, 1, 2]
a.append(5); a += [9, 8]; a.insert(0, at: 1)
print(a, a.count, a[0], a.first!, a.last!, a.isEmpty)
a.sort(); print(a, a.reversed() as [Int], a.contains(5), a.firstIndex(of: 5)!)
print(a.map { $0 * 2 }, a.filter { $0 > 2 }, a.reduce(0, +), a.reduce(1) { $0 * ($1 + 1) })
print(a.sorted(by: >), a.min()!, a.max()!, a.sorted { $0 % 3 < $1 % 3 })
print(a.prefix(2), a.suffix(2), a.dropFirst(), a.dropLast(2), a[1...2], a[..<2], a[3...])
print(a.remove(at: 0), a.removeLast(), a.popLast()!, a)
a.swapAt(0, 1); a.reverse(); print(a)
print(a.enumerated().map { "\($0.offset):\($0.element)" }, Array(zip(a, ["x", "y"])).count)
for (i, x) in a.enumerated() { print(i, x, terminator: ";") }
print()
for (x, y) in zip([1, 2], ["a", "b"]) { print(x, y) }
print([[1, 2], [3]].flatMap { $0 }, ["1", "x", "3"].compactMap { Int($0) }, [[1], [2, 3]].joined().map { $0 })
print(a.allSatisfy { $0 > 0 }, a.first { $0 > 3 } as Any, a.contains { $0 == 2 })
print(Array(repeating: 0, count: 3), Array(1...4), [Int](), [String]().isEmpty, Array(stride(from: 0, to: 10, by: 3)))
var grid = Array(repeating: Array(repeating: 0, count: 2), count: 2)
grid[0][1] = 5
grid[1][0] += 2
print(grid, grid == [[0, 5], [2, 0]])
var b = a; b.removeAll(); print(a, b, a == b)
var c = [1, 2, 3, 4, 5, 6]
c.removeAll { $0 % 2 == 0 }; print(c)
c.removeSubrange(0..<1); c.append(contentsOf: [7, 7]); print(c, c.split(separator: 7))
print(c.indices, c.endIndex, c.lastIndex(of: 7)!, c.map(String.init), c.min(by: { $0 > $1 })!)
let names = ["Zoe", "adam", "Bob"]
print(names.sorted(), names.sorted { $0.lowercased() < $1.lowercased() }, names.map { $0.count })
print(a.reduce(into: []) { $0.append($1 * 10) })
for x in stride(from: 1.0, through: 2.0, by: 0.5) { print(x, terminator: " ") }
print()
var it = [1, 2].makeIterator()
while let x = it.next() { print(x) }
print([3, 1, 2].sorted().first!, (1...3).map { $0 * $0 }, (0..<5).filter { $0 % 2 == 1 }, (1...10).reduce(0, +))
print([1.5, 2.5].reduce(0, +), [true, false], ["a": 1].count, [nil, 1] as [Int?])
