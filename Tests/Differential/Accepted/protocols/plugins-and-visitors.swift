// Covers: associated-types, some, existential-any, generic-where
protocol Plugin<Input, Output> { associatedtype Input; associatedtype Output; func run(_ x: Input) -> Output }
struct AnyPlugin<I, O>: Plugin { private let body: (I) -> O; init<P: Plugin>(_ p: P) where P.Input == I, P.Output == O { body = p.run }; func run(_ x: I) -> O { body(x) } }
struct Doubler: Plugin { func run(_ x: Int) -> Int { x * 2 } }
struct Shower: Plugin { func run(_ x: Int) -> String { "<\(x)>" } }
struct Chain<A: Plugin, B: Plugin>: Plugin where A.Output == B.Input { let a: A, b: B; func run(_ x: A.Input) -> B.Output { b.run(a.run(x)) } }
extension Plugin { func then<B: Plugin>(_ b: B) -> Chain<Self, B> where B.Input == Output { Chain(a: self, b: b) }; func callAsFunction(_ x: Input) -> Output { run(x) } }
print(Doubler().then(Doubler()).then(Shower()).run(5), AnyPlugin(Doubler())(21), Doubler().then(Shower())(1))
let plugins: [AnyPlugin<Int, Int>] = [.init(Doubler()), AnyPlugin(Doubler().then(Doubler()))]
print(plugins.map { $0.run(3) }, plugins.reduce(1) { $1.run($0) })
func useAll<P: Plugin>(_ ps: [P], on x: P.Input) -> [P.Output] { ps.map { $0.run(x) } }
print(useAll([Doubler(), Doubler()], on: 4))
func pick(_ p: some Plugin<Int, String>) -> String { p.run(7) }
print(pick(Shower()))
let anyP: any Plugin<Int, String> = Shower(); print(anyP.run(8))
protocol Visitor { associatedtype R; func visit(_ n: Num) -> R; func visit(_ a: Add) -> R }
protocol Node2 { func accept<V: Visitor>(_ v: V) -> V.R }
struct Num: Node2 { let v: Int; func accept<V: Visitor>(_ x: V) -> V.R { x.visit(self) } }
struct Add: Node2 { let l: any Node2, r: any Node2; func accept<V: Visitor>(_ x: V) -> V.R { x.visit(self) } }
struct Evaluator: Visitor { func visit(_ n: Num) -> Int { n.v }; func visit(_ a: Add) -> Int { a.l.accept(self) + a.r.accept(self) } }
struct Printer: Visitor { func visit(_ n: Num) -> String { "\(n.v)" }; func visit(_ a: Add) -> String { "(\(a.l.accept(self))+\(a.r.accept(self)))" } }
let ast = Add(l: Num(v: 1), r: Add(l: Num(v: 2), r: Num(v: 3))); print(ast.accept(Evaluator()), ast.accept(Printer()))
protocol Defaultable { static var `default`: Self { get } }; extension Int: Defaultable { static var `default`: Int { -1 } }; extension String: Defaultable { static let `default` = "none" }; extension Array: Defaultable { static var `default`: [Element] { [] } }
extension Optional where Wrapped: Defaultable { var orDefault: Wrapped { self ?? .default } }
print((nil as Int?).orDefault, ("x" as String?).orDefault, (nil as [Int]?).orDefault, Int?.none.orDefault)
struct Cache<Key: Hashable, Value> { private var d: [Key: Value] = [:]; private var order: [Key] = []; let limit: Int; init(limit: Int) { self.limit = limit }; subscript(k: Key, default make: @autoclosure () -> Value) -> Value { mutating get { if let v = d[k] { return v }; let v = make(); d[k] = v; order.append(k); if order.count > limit { d[order.removeFirst()] = nil }; return v } }; var keys: [Key] { order } }
var cache = Cache<String, Int>(limit: 2); _ = cache["a", default: 1]; _ = cache["b", default: 2]; print(cache["a", default: 9], cache["c", default: 3], cache.keys)
extension Collection where Element: Numeric, Index == Int { var evenSum: Element { indices.filter { $0 % 2 == 0 }.reduce(0) { $0 + self[$1] } } }; print([1, 2, 3].evenSum, [1.5, 9, 2][0...].evenSum)
extension Dictionary where Value: Comparable { func top(_ n: Int) -> [Key] { sorted { $0.value > $1.value }.prefix(n).map(\.key) } }; print(["a": 3, "b": 9, "c": 5].top(2))
