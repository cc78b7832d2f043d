// Covers: dictionary, set, contains, synthesized-hashable
var d = ["one": 1]
d["two"] = 2; d["one"] = nil
print(d, d.count, d["two"]!, d["x"] as Any, d["x", default: 7], d.isEmpty)
d["n", default: 0] += 5
print(d["n"]!, d.removeValue(forKey: "n")!, d)
d.updateValue(3, forKey: "three")
for (k, v) in d.sorted(by: { $0.key < $1.key }) { print(k, v) }
print(d.keys.sorted(), d.values.sorted(), d.mapValues { $0 * 2 }["two"]!, d.filter { $0.value > 2 })
print(Dictionary(grouping: [1, 2, 3, 4], by: { $0 % 2 })[0]!, Dictionary(uniqueKeysWithValues: [("a", 1)]))
let e: [Int: [String]] = [1: ["x"], 2: []]
print(e[1]!, e[2]!.isEmpty, e == [1: ["x"], 2: []])
print(["k": [1, 2]], [:] as [String: Int], d.map { $0.value }.sorted(), d.max { $0.value < $1.value }!.key)
var counts: [Character: Int] = [:]
for ch in "hello" { counts[ch, default: 0] += 1 }
print(counts["l"]!, counts.count, counts.contains { $0.value == 2 })
d.merge(["two": 20, "z": 26]) { old, new in old + new }
print(d["two"]!, d["z"]!)
if let v = d["two"] { print("found", v) } else { print("none") }
d.removeAll(); print(d.isEmpty, d.keys.count)
struct P: Hashable { var x: Int; var y: Int }
var visited: [P: String] = [P(x: 1, y: 2): "a"]
visited[P(x: 1, y: 2)] = "b"
print(visited[P(x: 1, y: 2)]!, visited.count)
var s: Set<Int> = [1, 2, 3, 2]
print(s.count, s.contains(2), s.insert(4).inserted, s.insert(4).inserted, s.sorted())
print(s.union([9]).sorted(), s.intersection([1, 9]).sorted(), s.subtracting([1]).sorted(), s.isSubset(of: [1, 2, 3, 4, 5]))
s.remove(1); print(s.sorted(), Set("hello").count, Set([P(x: 1, y: 1), P(x: 1, y: 1)]).count, s == [2, 3, 4])
