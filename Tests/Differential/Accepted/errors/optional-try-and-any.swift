// Covers: try, nil-coalescing, any
struct E: Error {}
func f() throws -> Double { throw E() }
func g() throws -> Double { 2 }
print((try? f()) ?? -1)
print((try? g()) ?? -1)
let x = (try? f()) ?? -1
print(x)
let o: Double? = nil
print(o ?? -1)
print("\((try? f()) ?? -1)")
print("\(o ?? -1)")
let y: Any = (try? f()) ?? -1
print(y)
print((try? g()) ?? -1, (try? f()) ?? 0)
func h() -> Double? { nil }
print(h() ?? -1)
print((h()) ?? -1)
let d = ["a": 1.5]
print(d["b"] ?? -1)
print((d["b"]) ?? -1, d["b", default: 3])
print(try? f())
print((try? f()) ?? 0)
print((try? f()) as Any)
let t = ((try? f()) ?? 1, 2)
print(t)
let a = [(try? f()) ?? 1, 2]
print(a)
func show<T>(_ x: T) { print(T.self, x) }
show((try? f()) ?? 1)
func show2(_ x: Any) { print(type(of: x), x) }
show2((try? f()) ?? 1)
let v = try? f()
show2(v ?? 1)
print(v ?? 1)
let s: String = String(describing: (try? f()) ?? 1)
print(s)
print([(try? f()) ?? 1])
print((try? f()) ?? -1.0)
print(((try? f()) ?? -1) + 1)
print(((try? f()) ?? 1) == 1)
