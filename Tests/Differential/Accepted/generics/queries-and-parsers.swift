// Covers: generics, key-paths, result-builders, closures
struct Query<T> { var source: [T]; var filters: [(T) -> Bool] = []; var order: ((T, T) -> Bool)?; var limit: Int?
    func `where`(_ f: @escaping (T) -> Bool) -> Self { var q = self; q.filters.append(f); return q }
    func `where`<V: Equatable>(_ p: KeyPath<T, V>, _ v: V) -> Self { self.where { $0[keyPath: p] == v } }
    func sorted<V: Comparable>(by p: KeyPath<T, V>, descending: Bool = false) -> Self { var q = self; q.order = { descending ? $0[keyPath: p] > $1[keyPath: p] : $0[keyPath: p] < $1[keyPath: p] }; return q }
    func take(_ n: Int) -> Self { var q = self; q.limit = n; return q }
    func run() -> [T] { var r = source.filter { x in filters.allSatisfy { $0(x) } }; if let order { r.sort(by: order) }; return limit.map { Array(r.prefix($0)) } ?? r }
    func map<U>(_ p: KeyPath<T, U>) -> [U] { run().map { $0[keyPath: p] } } }
struct Person { let name: String; let age: Int; let city: String; var address = Address() ; struct Address { var zip = "0" } }
let people = [Person(name: "Ann", age: 30, city: "Rome"), Person(name: "Bob", age: 25, city: "Oslo"), Person(name: "Cid", age: 41, city: "Rome")]
print(Query(source: people).where(\.city, "Rome").sorted(by: \.age, descending: true).map(\.name), Query(source: people).where { $0.age < 35 }.take(1).run().map(\.name), Query(source: people).map(\.address.zip))
enum Meters {}; enum Feet {}; struct Length<U> { let v: Double; static func + (a: Self, b: Self) -> Self { .init(v: a.v + b.v) } }
extension Length where U == Feet { var meters: Length<Meters> { .init(v: v * 0.3048) } }; print((Length<Feet>(v: 10) + .init(v: 5)).meters.v, type(of: Length<Meters>(v: 1)))
final class Builder<T> { private var steps: [(inout T) -> Void] = []; @discardableResult func set<V>(_ p: WritableKeyPath<T, V>, _ v: V) -> Builder { steps.append { $0[keyPath: p] = v }; return self }; func build(_ t: T) -> T { steps.reduce(into: t) { $1(&$0) } } }
print(Builder<Person>().set(\.address.zip, "9").build(people[0]).address.zip)
@resultBuilder struct Sum { static func buildBlock(_ xs: Int...) -> Int { xs.reduce(0, +) }; static func buildOptional(_ x: Int?) -> Int { x ?? 0 }; static func buildEither(first: Int) -> Int { first }; static func buildEither(second: Int) -> Int { second }; static func buildArray(_ xs: [Int]) -> Int { xs.reduce(0, +) } }
func total(@Sum _ f: () -> Int) -> Int { f() }; let flag = true; print(total { 1; 2; if flag { 10 }; for i in 1...3 { i * i }; if !flag { 5 } else { 6 } })
struct Parser<A> { let run: (Substring) -> (A, Substring)?; func map<B>(_ f: @escaping (A) -> B) -> Parser<B> { .init { s in run(s).map { (f($0.0), $0.1) } } }
    func then<B>(_ p: @autoclosure @escaping () -> Parser<B>) -> Parser<(A, B)> { .init { s in run(s).flatMap { a, r in p().run(r).map { ((a, $0.0), $0.1) } } } }
    func or(_ o: Parser) -> Parser { .init { run($0) ?? o.run($0) } }; var many: Parser<[A]> { .init { s in var r: [A] = [], s = s; while let (a, rest) = run(s) { r.append(a); s = rest }; return (r, s) } } }
func char(_ c: Character) -> Parser<Character> { .init { $0.first == c ? (c, $0.dropFirst()) : nil } }
let digit = Parser<Int> { s in s.first.flatMap(\.wholeNumberValue).map { ($0, s.dropFirst()) } }
let number = digit.then(digit.many).map { ([$0.0] + $0.1).reduce(0) { $0 * 10 + $1 } }
let sum = number.then(char("+").then(number).map { $0.1 }.many).map { $0.0 + $0.1.reduce(0, +) }
print(sum.run("12+30+8x")!, sum.run("x") == nil, char("a").or(char("b")).many.map { String($0) }.run("abac")!)
struct Cache<K: Hashable, V> { private var d: [K: (v: V, t: Int)] = [:]; private var clock = 0; let cap: Int; init(cap: Int) { self.cap = cap }
    mutating func get(_ k: K, or make: @autoclosure () throws -> V) rethrows -> V { clock += 1; if let hit = d[k] { d[k]!.t = clock; return hit.v }; let v = try make(); if d.count >= cap, let old = d.min(by: { $0.value.t < $1.value.t })?.key { d[old] = nil }; d[k] = (v, clock); return v }; var keys: [K] { d.sorted { $0.value.t < $1.value.t }.map(\.key) } }
var c = Cache<String, Int>(cap: 2); for k in ["a", "b", "a", "c"] { _ = c.get(k, or: k.count * 10) }; print(c.keys, c.get("z", or: 5))
extension Optional { func or(_ d: @autoclosure () -> Wrapped) -> Wrapped { self ?? d() }; func filter(_ f: (Wrapped) -> Bool) -> Wrapped? { flatMap { f($0) ? $0 : nil } } }; print(Int("5").filter { $0 > 9 }.or(-1), Optional(3).map { $0 + 1 } as Any, (nil as Int?).or(2))
func zip3<A: Sequence, B: Sequence, C: Sequence>(_ a: A, _ b: B, _ c: C) -> [(A.Element, B.Element, C.Element)] { zip(zip(a, b), c).map { ($0.0.0, $0.0.1, $0.1) } }; print(zip3([1, 2], "ab", [true, false]))
