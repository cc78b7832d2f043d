// Covers: generics, generic-constraints, type-inference
func swapValues<T>(_ a: inout T, _ b: inout T) { (a, b) = (b, a) }
var x = 1, y = 2
swapValues(&x, &y)
var s = "left", t = "right"
swapValues(&s, &t)
print(x, y, s, t)
func largest<T: Comparable>(_ items: T...) -> T? {
    var best = items.first
    for item in items where item > best! { best = item }
    return best
}
print(largest(3, 9, 2)!, largest("pear", "apple")!, largest(1.5, 0.5)!, largest() as Int? as Any)
func count<T: Equatable>(of value: T, in items: [T]) -> Int { items.reduce(0) { $0 + ($1 == value ? 1 : 0) } }
print(count(of: 2, in: [1, 2, 2]), count(of: "a", in: []), count(of: nil, in: [1, nil, nil] as [Int?]))
func zipWith<A, B, C>(_ a: [A], _ b: [B], _ f: (A, B) -> C) -> [C] {
    var result: [C] = []
    for i in 0..<min(a.count, b.count) { result.append(f(a[i], b[i])) }
    return result
}
print(zipWith([1, 2, 3], ["a", "b"]) { "\($0)\($1)" }, zipWith([1, 2], [10, 20], +))
func group<Key: Hashable, Value>(_ items: [Value], by key: (Value) -> Key) -> [Key: [Value]] {
    var result: [Key: [Value]] = [:]
    for item in items { result[key(item), default: []].append(item) }
    return result
}
let groups = group(["apple", "avocado", "bean"]) { $0.first! }
print(groups["a"]!, groups["b"]!)
func make<T: ExpressibleByIntegerLiteral>(_ type: T.Type) -> T { 42 }
let d: Double = make(Double.self)
print(d, make(Int.self), make(UInt8.self))
func identity<T>(_ value: T) -> T { value }
print(identity(identity)(5), identity([identity(1), 2]), identity((1, "x")))
func first<S: Sequence>(_ sequence: S, where test: (S.Element) -> Bool) -> S.Element? { for e in sequence where test(e) { return e }; return nil }
print(first(1...10) { $0 * $0 > 20 }!, first("hello") { $0 > "h" }!, first(["k": 1]) { $0.value > 1 } == nil)
func sum<N: Numeric>(_ items: [N]) -> N { items.reduce(0, +) }
func mean<F: FloatingPoint>(_ items: [F]) -> F { items.isEmpty ? 0 : items.reduce(0, +) / F(items.count) }
print(sum([1, 2, 3]), sum([0.5, 0.25]), mean([1.0, 2, 4]), mean([Float]()))
func power<T: BinaryInteger>(_ base: T, _ exponent: Int) -> T { (0..<exponent).reduce(1) { p, _ in p * base } }
print(power(2, 10), power(UInt8(3), 5))
