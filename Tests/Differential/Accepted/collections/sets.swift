// Covers: set
let odd: Set = [1, 3, 5, 7]
let small = Set(1...4)
print(odd.union(small).sorted(), odd.intersection(small).sorted(), odd.subtracting(small).sorted(), odd.symmetricDifference(small).sorted())
print(odd.isSubset(of: 1...9), odd.isSuperset(of: [1, 3]), odd.isDisjoint(with: [2, 4]), odd.isStrictSubset(of: odd), odd.isStrictSuperset(of: [1]))
var s = Set<String>()
print(s.insert("a"), s.insert("a"), s.insert("b").inserted, s.count, s.contains("a"))
print(s.remove("a") as Any, s.remove("z") as Any, s, s.isEmpty)
s.formUnion(["c", "d"])
s.formIntersection(["d", "b"])
s.subtract(["b"])
s.formSymmetricDifference(["d", "e"])
print(s, s.update(with: "e") as Any, s.update(with: "f") as Any, s.count)
print(Set([1, 2, 2, 3]).count, Set("hello").count, odd == [7, 5, 3, 1], Set([[1], [1]]).count)
print(odd.filter { $0 > 2 }.sorted(), odd.map { $0 * 2 }.sorted(), odd.min()!, odd.max()!, odd.reduce(0, +), odd.sorted(by: >))
debugPrint(Set(["x"]))
var unique = Set<Int>()
print([3, 1, 3, 2, 1].filter { unique.insert($0).inserted }, unique.firstIndex(of: 9) == nil, unique.popFirst() != nil, unique.count)
struct Point: Hashable { var x: Int, y: Int }
var visited: Set<Point> = [Point(x: 0, y: 0)]
visited.insert(Point(x: 0, y: 0))
visited.insert(Point(x: 1, y: 0))
print(visited.count, visited.contains(Point(x: 1, y: 0)), visited.first { $0.x == 1 }!, Set([odd, [1]]).count)
