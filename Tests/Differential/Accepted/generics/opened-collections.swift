// Covers: existential-any, generics, nested-functions
func total<C: Collection>(_ c: C) -> Int where C.Element == Int {
  var i = c.startIndex; var s = 0
  while i != c.endIndex { s += c[i]; i = c.index(after: i) }
  return s
}
let a: any Collection<Int> = [1,2,3]
print(total(a))
func last<C: BidirectionalCollection>(_ c: C) -> C.Element? { c.isEmpty ? nil : c[c.index(before: c.endIndex)] }
let b: any BidirectionalCollection<Int> = [1,2,3]
print(last(b) ?? -1)
for x in [[1,2] as any Collection<Int>, Set([5]), 1..<4] { print(total(x)) }
func eq<T: Equatable>(_ a: T, _ other: Any) -> Bool { (other as? T) == a }
let vs: [any Equatable] = [1, "a", 2.5]
for v in vs { print(eq(v, 1), eq(v, "a")) }
func isEqual(_ a: any Equatable, _ b: any Equatable) -> Bool {
  func open<T: Equatable>(_ x: T) -> Bool { guard let y = b as? T else { return false }; return x == y }
  return open(a)
}
print(isEqual(1, 1), isEqual(1, "a"), isEqual("a", "a"))
func add<N: Numeric>(_ n: N) -> N { n + n }
let nums: [any Numeric] = [1, 2.5, UInt8(3)]
for n in nums { print(add(n)) }
func less<C: Comparable>(_ c: C, _ d: Any) -> Bool? { guard let e = d as? C else { return nil }; return c < e }
let cs: [any Comparable] = [1, "b"]
print(cs.map { less($0, 5) as Any }, cs.map { less($0, "c") ?? false })
func count<C: Collection>(_ c: C) -> Int { c.reduce(0) { n, _ in n + 1 } }
let cols: [any Collection] = [[1,2,3], "abcd", Set([1])]
for c in cols { print(count(c), c.count) }
func firstTwo<C: Collection>(_ c: C) -> [C.Element] { Array(c.prefix(2)) }
for c in cols { print(firstTwo(c).count) }
let ints: [any Collection<Int>] = [[1,2,3], 1..<5]
for c in ints { print(firstTwo(c)) }
func largest<S: Sequence>(_ s: S) -> S.Element? where S.Element: Comparable { s.max() }
for c in ints { print(largest(c)!) }
