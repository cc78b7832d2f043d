// Covers: inheritance, type-patterns, classes
class A {
    class var n: String { "A" }
    required init() {}
}
class B: A { override class var n: String { "B" } }
let x: Any.Type = B.self
let y: Any = A.self
print(y is A.Type, y is B.Type, y is Int.Type)
if let t = y as? A.Type { print(t.n) }
print(x is A.Type)
let z: A.Type = B.self
print(z is B.Type, z.n, z.init() is B)
