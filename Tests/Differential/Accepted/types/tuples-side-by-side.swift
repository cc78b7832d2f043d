// Covers: tuples, tuple-labels, array, dictionary
let mixed = [(x: 1, y: 2), (3, 4), (x: 5, y: 6)]
print(mixed, mixed[0].0)
let byName = ["a": (x: 1, y: 2), "b": (3, 4)]
print(byName["a"]!)
let (p, q) = ((3, 4), (x: 1, y: 2))
print([q, p], [p, q], [q, q])
print([1: q, 2: p][1]!, [1: p, 2: q][2]!)

let declared: [(x: Int, y: Int)] = [(1, 2), q, (x: 5, 6)]
print(declared, declared[0].x)
let pairs = [(1, 2), (0, 3), (0, 1)]
print(pairs.sorted(by: <), pairs.max(by: <)!, pairs.min(by: >)!)
print(pairs.elementsEqual([(1, 2), (0, 3), (0, 1)], by: ==))
print(pairs.contains { $0 == (0, 3) }, pairs.firstIndex { $0 == (0, 1) }!)
