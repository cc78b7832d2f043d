// Covers: classes, weak-unowned, inheritance, closures
protocol Observer: AnyObject { func notify(_ e: String) }
final class Subject { private var observers: [ObjectIdentifier: Weak] = [:]; struct Weak { weak var value: (any Observer)? }; func add(_ o: any Observer) { observers[ObjectIdentifier(o)] = Weak(value: o) }; func send(_ e: String) { observers.values.compactMap(\.value).forEach { $0.notify(e) }; observers = observers.filter { $0.value.value != nil } }; var count: Int { observers.count } }
final class Logger: Observer { let name: String; var seen: [String] = []; init(_ n: String) { name = n }; func notify(_ e: String) { seen.append(e) }; deinit { print("\(name) gone after \(seen)") } }
let subject = Subject(); var a: Logger? = Logger("A"); let b = Logger("B"); subject.add(a!); subject.add(b); subject.send("one"); a = nil; subject.send("two"); print(subject.count, b.seen)
class Shape { var name: String { "shape" }; func area() -> Double { 0 }; final func describe() -> String { "\(name) \(area())" }; required init() {}; class func make() -> Self { self.init() } }
class Square: Shape { var side = 2.0; override var name: String { "square" }; override func area() -> Double { side * side } }
class Cube: Square { override func area() -> Double { 6 * super.area() }; override var name: String { "cube of " + super.name } }
print([Shape(), Square(), Cube()].map { $0.describe() }, Cube.make().describe(), (Square.make() as Shape) is Square, type(of: Cube.make() as Shape))
struct Token { let kind: Kind; enum Kind: Hashable { case num(Int), word(String), sym(Character) }; static func lex(_ s: String) -> [Token] { var out: [Token] = []; var i = s.startIndex; while i < s.endIndex { let c = s[i]; if c.isWhitespace { i = s.index(after: i); continue }; if c.isNumber { let j = s[i...].firstIndex { !$0.isNumber } ?? s.endIndex; out.append(Token(kind: .num(Int(s[i..<j])!))); i = j } else if c.isLetter { let j = s[i...].firstIndex { !$0.isLetter } ?? s.endIndex; out.append(.init(kind: .word(String(s[i..<j])))); i = j } else { out.append(Token(kind: .sym(c))); i = s.index(after: i) } }; return out } }
print(Token.lex("let x = 42+y").map(\.kind), Set(Token.lex("a a 1").map(\.kind)).count)
func describe<T>(_ v: T) -> String { switch v { case let i as Int: "int \(i)"; case let s as any StringProtocol: "text \(s)"; case let a as [Any]: "array of \(a.count)"; case let o as Int?: "opt \(o as Any)"; default: "\(type(of: v))" } }
print(describe(1), describe("s"), describe([1, 2]), describe(2.5), describe((1, 2)), describe(Optional(3)))
struct Defaults { static var shared = Defaults(); var options: [String: Any] = ["size": 3, "name": "x"]; subscript<T>(key: String, as type: T.Type) -> T? { options[key] as? T } }; print(Defaults.shared["size", as: Int.self] ?? 0, Defaults.shared["size", as: String.self] as Any); Defaults.shared.options["size"] = 4.5; print(Defaults.shared["size", as: Double.self]!)
func with<T>(_ x: T, _ f: (inout T) throws -> Void) rethrows -> T { var y = x; try f(&y); return y }; print(with([3, 1, 2]) { $0.sort(); $0.append(9) }, with("a") { $0 += "b" })
struct Pipeline<In, Out> { let run: (In) throws -> Out; func then<Next>(_ f: @escaping (Out) throws -> Next) -> Pipeline<In, Next> { Pipeline<In, Next> { try f(self.run($0)) } } }; enum PErr: Error { case neg(Int) }
let pipe = Pipeline { (s: String) in Int(s) ?? 0 }.then { n -> Int in if n < 0 { throw PErr.neg(n) }; return n * 2 }.then { "=\($0)" }; for s in ["4", "-1"] { do { print(try pipe.run(s)) } catch PErr.neg(let n) { print("negative", n) } catch { print(error) } }
class LRU<K: Hashable, V> { private final class Node { let k: K; var v: V; var prev: Node?, next: Node?; init(_ k: K, _ v: V) { self.k = k; self.v = v } }; private var map: [K: Node] = [:]; private var head: Node?, tail: Node?; let cap: Int; init(_ c: Int) { cap = c }
 func get(_ k: K) -> V? { guard let n = map[k] else { return nil }; detach(n); push(n); return n.v }
 func put(_ k: K, _ v: V) { if let n = map[k] { n.v = v; detach(n); push(n); return }; if map.count == cap, let t = tail { detach(t); map[t.k] = nil }; let n = Node(k, v); map[k] = n; push(n) }
 private func detach(_ n: Node) { n.prev?.next = n.next; n.next?.prev = n.prev; if head === n { head = n.next }; if tail === n { tail = n.prev }; n.prev = nil; n.next = nil }
 private func push(_ n: Node) { n.next = head; head?.prev = n; head = n; if tail == nil { tail = n } }
 var keys: [K] { var out: [K] = []; var c = head; while let n = c { out.append(n.k); c = n.next }; return out } }
let lru = LRU<String, Int>(2); lru.put("a", 1); lru.put("b", 2); _ = lru.get("a"); lru.put("c", 3); print(lru.keys, lru.get("b") as Any, lru.get("a")!)
