// Covers: key-paths, dynamic-member-lookup
@dynamicMemberLookup struct Bag {
    var d: [String: Int] = [:]
    subscript(dynamicMember k: String) -> Int {
        get { d[k] ?? 0 }
        set { d[k] = newValue }
    }
}
var b = Bag()
b.apples = 3
b.pears += 2
print(b.apples, b.pears, b.none, b.d.count)
struct Wrapper<T> {
    var v: T
    subscript<U>(path: KeyPath<T, U>) -> U { v[keyPath: path] }
    subscript<U>(path: WritableKeyPath<T, U>) -> U {
        get { v[keyPath: path] }
        set { v[keyPath: path] = newValue }
    }
}
struct P {
    var x = 1, y = 2
    var sum: Int { x + y }
}
var w = Wrapper(v: P())
w[\.x] = 10
print(w[\.sum], w[\.y])
let paths: [WritableKeyPath<P, Int>] = [\.x, \.y]
var p = P()
for k in paths { p[keyPath: k] *= 3 }
print(p, [P(), P(x: 5)].map(\.sum), [P(x: 9), P()].sorted { $0.x < $1.x }.map(\.x))
func sum<T, N: Numeric>(_ a: [T], _ k: KeyPath<T, N>) -> N { a.reduce(0) { $0 + $1[keyPath: k] } }
print(sum([P(), P()], \.sum), \P.x == paths[0], (\[Int].count as KeyPath) == \[Int].count)
