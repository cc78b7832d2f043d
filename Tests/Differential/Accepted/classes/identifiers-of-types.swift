// Covers: identity, classes, dictionary
let t: Any.Type = Int.self
print(t, t == Int.self, t == String.self)
func name(of t: Any.Type) -> String { "\(t)" }
print(name(of: [Int].self))
class A {}
class B: A {}
let ts: [Any.Type] = [A.self, Int.self, B.self]
for x in ts { print(x, x == B.self) }
let d: [ObjectIdentifier: String] = [ObjectIdentifier(A.self): "a", ObjectIdentifier(Int.self): "i"]
print(d[ObjectIdentifier(type(of: A()))] ?? "-", d[ObjectIdentifier(Int.self)] ?? "-", d[ObjectIdentifier(B.self)] ?? "-")
