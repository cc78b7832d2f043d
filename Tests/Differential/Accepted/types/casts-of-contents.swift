// Covers: any, type-patterns
protocol Shape { var area: Double { get } }
struct Sq: Shape { var s: Double; var area: Double { s * s } }
struct Big: Shape, Hashable { var a = 1.0, b = 2.0, c = 3.0, d = 4.0, e = 5.0; var area: Double { a + e } }
let things: [Any] = [Sq(s: 2), Big()]
if let shapes = things as? [any Shape] { print(shapes.map(\.area)) }
let no: [Any] = [Sq(s: 1), 3]
print((no as? [any Shape]) == nil)
let x: Any = [Sq(s: 3)]
if let s = x as? [Shape] { print(s[0].area) }
if let s = x as? [Sq] { print(s[0].s) }
let opt: [Int?] = [1, nil, 3]
print(opt as? [Int] as Any)
let full: [Int?] = [1, 2]
print(full as? [Int] as Any)
let nested: Any = [[1, 2], [3]]
print(nested as? [[Int]] ?? [], nested as? [[Double]] == nil)
let dict: Any = ["a": [1, 2], "b": []]
print((dict as? [String: [Int]])?["a"] ?? [], (dict as? [String: Any])?.count ?? 0)
let set: Any = Set([1, 2, 3])
print((set as? Set<Int>)?.count ?? -1, set is Set<String>)
func first<T>(_ list: [Any], as type: T.Type) -> T? {
    for x in list { if let t = x as? T { return t } }
    return nil
}
print(first([1, "a", [2.5]], as: String.self) ?? "-", first([1, [2.5]], as: [Double].self) ?? [])
let some: Any = Optional(Optional(4)) as Any
print(some as? Int ?? 0)
switch some { case let i as Int: print("int", i); default: print("none") }
for v in ["k": 1 as Any].values {
    switch v {
    case is String: print("s")
    case is Int: print("i")
    default: print("?")
    }
}
let items: [Any] = [1, 2.5, "x", [1], ["a": 1], (1, 2), Optional<Int>.none as Any, { 3 } as () -> Int]
for item in items {
    switch item {
    case let a as [Int]: print("array", a)
    case let d as [String: Int]: print("dict", d)
    case let d as Double: print("double", d)
    case let (a, b) as (Int, Int): print("pair", a, b)
    case let f as () -> Int: print("f", f())
    case is Int: print("int")
    case Optional<Any>.none: print("nil")
    default: print("other")
    }
}
let y: Any = 5
let bools: [Any] = [true, false]
print((bools as! [Bool]).filter { $0 }.count)
