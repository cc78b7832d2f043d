// Covers: literal-protocols
struct Temp: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral { var d: Double; init(floatLiteral v: Double) { d = v }; init(integerLiteral v: Int) { d = Double(v) } }
struct Flag: ExpressibleByBooleanLiteral { var on: Bool; init(booleanLiteral v: Bool) { on = v } }
struct Name: ExpressibleByStringLiteral { var s: String; init(stringLiteral v: String) { s = v } }
struct Rich: ExpressibleByStringInterpolation { var s: String; init(stringLiteral v: String) { s = "<" + v + ">" } }
struct Maybe: ExpressibleByNilLiteral { var x: Int?; init(nilLiteral: ()) { x = nil }; init(_ x: Int) { self.x = x } }
struct Bag: ExpressibleByArrayLiteral { var items: [Int]; init(arrayLiteral e: Int...) { items = e } }
struct Map: ExpressibleByDictionaryLiteral { var pairs: [(String, Int)]; init(dictionaryLiteral e: (String, Int)...) { pairs = e } }
struct Ch: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral { var c: Character; init(extendedGraphemeClusterLiteral v: Character) { c = v } }
let t: Temp = 3.5, t2: Temp = 4, f: Flag = true, n: Name = "nn", r: Rich = "a\(1 + 1)b", m: Maybe = nil, b: Bag = [1, 2], d: Map = ["x": 1, "y": 2], c: Ch = "q"
print(t.d, t2.d, f.on, n.s, r.s, m.x as Any, b.items, d.pairs.map(\.0), c.c)
func take(_ n: Name, _ f: Flag, _ b: Bag = [9]) { print(n.s, f.on, b.items) }
take("z", false); take("w", true, [])
let names: [Name] = ["a", "b"]
print(names.map(\.s), [Temp](arrayLiteral: 1, 2.5).map(\.d))
print((true ? "x" : "y" as Name).s)
