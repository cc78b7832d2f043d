// Covers: array, dictionary
// Nothing says of what an empty literal is: it has no elements of any type.
func size<T>(_ items: [T]) -> Int { items.count }
func length<C: Collection>(_ items: C) -> Int { items.count }
func entries<K, V>(_ table: [K: V]) -> Int { table.count }
print([].count, [].isEmpty, [:].count, [:].isEmpty, [].count + 1)
print(size([]), length([]), entries([:]), "\([])")
print(Array(zip([1], [])), zip([], ["a"]).map { $1 }, [] + [1], [1] + [], [] + [])
print([].map { $0 + 1 }, [].first ?? 3, [].reduce(0, +), [].reduce(1) { $0 + $1 })
print([[], [1, 2]].max { $0.count < $1.count }!, [[]].count, [[1], []].joined().count)
for x in [] { print(x) }
print([1, 2, 3].map { $0 > 1 ? [$0] : [] }, [1, 2, 3].flatMap { $0 > 1 ? [$0] : [] })
print([1, 2, 3].map { x in if x == 1 { return [] }; return [x] })
let lists = ["a": [], "b": [1]]
let pair = ("x", [])
let (none, one) = ([], 1)
print(lists["b"]!, pair, none, one, [(0, [])])
struct Box<T> { var items: [T] }
print(Box(items: []), type(of: []))
if let first = [].first { print(first) } else { print("none") }

// Elements of several types have `Any` in common.
for x in [1, "a", 2.5] { print(x, terminator: " ") }
print([1, "a"].count, [1, "a"].map { "\($0)" }, [1, "2"][0])
for case let s as String in [1, "a", 2.0, "b"] { print(s) }
for (key, value) in ["b": "x"] where key == "b" { print(key, value) }
print(["a": 1, "b": "x"].count, ["name": "Bo", "age": 3]["age"] as Any)
for value in [1, "x", [1, 2]] {
    switch value {
    case let i as Int: print("int", i)
    case let s as String: print("text", s)
    default: print("other", value)
    }
}
for (i, v) in [1, "b", nil].enumerated() { print(i, v as Any) }
print([1, "a"].compactMap { $0 as? Int }, [1, 2].map { [$0, "x"] }, Array([1, "a"]))
