// Covers: protocols, protocol-extensions, default-implementations, associated-types
protocol Greeter { var name: String { get }; func greet() -> String; static var kind: String { get } }
extension Greeter { func greet() -> String { "hi \(name)" }; func twice() -> String { greet() + greet() }; static var kind: String { "plain" }; func extra() -> String { "ext" } }
struct A: Greeter { let name = "a" }; struct B: Greeter { let name = "b"; func greet() -> String { "yo" }; static let kind = "b"; func extra() -> String { "own" } }
let gs: [any Greeter] = [A(), B()]; print(gs.map { $0.greet() }, gs.map { $0.twice() }, gs.map { $0.extra() }, B().extra(), gs.map { type(of: $0).kind })
protocol Named { var name: String { get } }; protocol Aged { var age: Int { get set } }; struct P: Named, Aged { var name: String; var age: Int }
func birthday(_ x: inout some Named & Aged) -> String { x.age += 1; return "\(x.name) \(x.age)" }; var p = P(name: "p", age: 1); print(birthday(&p), p)
func both(_ x: any Named & Aged) -> String { x.name + String(x.age) }; print(both(p))
protocol Copying: AnyObject { init(from other: Self); func copy() -> Self }; extension Copying { func copy() -> Self { Self(from: self) } }
class Doc: Copying { var t: String; init(_ t: String) { self.t = t }; required init(from o: Doc) { t = o.t + "'" } ; }
final class Sub: Doc { var n = 1; required init(from o: Doc) { super.init(from: o); n = 9 }; override init(_ t: String) { super.init(t) } }

protocol Container { associatedtype Item; var items: [Item] { get set }; init() }
extension Container { init(_ xs: Item...) { self.init(); items = xs }; mutating func add(_ x: Item) -> Self { items.append(x); return self }; subscript(i: Int) -> Item { items[i] } }
extension Container where Item: Comparable { var top: Item? { items.max() } }; extension Container where Item == String { func joined() -> String { items.joined(separator: "+") } }
struct Bag<T>: Container { var items: [T] = [] }; var b = Bag("q", "w"); print(b.add("e").joined(), b.top ?? "-", b[0], Bag(1, 3, 2).top!)
protocol Visitor { associatedtype R; func num(_ n: Int) -> R; func add(_ a: R, _ b: R) -> R }
indirect enum E { case n(Int), plus(E, E); func accept<V: Visitor>(_ v: V) -> V.R { switch self { case .n(let n): v.num(n); case let .plus(a, b): v.add(a.accept(v), b.accept(v)) } } }
struct Eval: Visitor { func num(_ n: Int) -> Int { n }; func add(_ a: Int, _ b: Int) -> Int { a + b } }; struct Show: Visitor { func num(_ n: Int) -> String { "\(n)" }; func add(_ a: String, _ b: String) -> String { "(\(a)+\(b))" } }
let e = E.plus(.n(1), .plus(.n(2), .n(3))); print(e.accept(Eval()), e.accept(Show()))
extension Array: Greeter where Element: Greeter { var name: String { map(\.name).joined() } }; print([A(), A()].greet(), [[A()]].twice(), [B].kind)
protocol Eq { func isEqual(_ o: any Eq) -> Bool }; extension Eq where Self: Equatable { func isEqual(_ o: any Eq) -> Bool { (o as? Self) == self } }; extension Int: Eq {}; extension String: Eq {}
let es: [any Eq] = [1, "a", 1]; print(es.map { $0.isEqual(es[0]) })
func make<T: Container>(_: T.Type, _ xs: T.Item...) -> T { var t = T(); for x in xs { _ = t.add(x) }; return t }; print(make(Bag<Int>.self, 4, 5))
protocol Default { static var value: Self { get } }; extension Int: Default { static var value: Int { 7 } }; extension Optional: Default { static var value: Wrapped? { nil } }; func def<T: Default>() -> T { .value }; let i: Int = def(); let o: String? = def(); print(i, o as Any)
extension Comparable { func clamped(_ r: ClosedRange<Self>) -> Self { min(max(self, r.lowerBound), r.upperBound) } }; print(15.clamped(0...10), "m".clamped("a"..."f"), (-2.5).clamped(-1...1))
