// Covers: key-paths
struct P { var a: Int; var b: Int; var t: (Int, String) }
let x = \P.a
print(x == \P.a, x == \P.b, x != \P.b)
let set: Set<KeyPath<P, Int>> = [\.a, \.b, \.a]
print(set.count, set.contains(\.b))
var p = P(a: 1, b: 2, t: (3, "t"))
print(p[keyPath: \.t.0], p[keyPath: \.t.1])
p[keyPath: \.t.0] = 30
print(p.t.0)
func sum(_ value: P, _ paths: KeyPath<P, Int>...) -> Int {
    var total = 0
    for path in paths { total += value[keyPath: path] }
    return total
}
print(sum(p, \.a, \.b, \.t.0))
print(p[keyPath: \.self].a)
let identity: WritableKeyPath<P, P> = \.self
p[keyPath: identity] = P(a: 7, b: 7, t: (7, "7"))
print(p.a)
