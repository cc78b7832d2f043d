// Covers: existential-any, generics, protocols
protocol P { var name: String { get } }
extension P { func hi() -> String { "hi \(Self.self)" } }
struct A: P { var name = "a" }
struct B: P { var name = "b" }
func show<T: P>(_ x: T) { print(T.self, type(of: x), x.name, x.hi()) }
let xs: [any P] = [A(), B()]
for x in xs { show(x) }
func id<T: P>(_ x: T) -> T { print(T.self); return x }
let y = id(xs[0])
print(y, type(of: y))
func size<T>(_ x: T) -> String { "\(T.self)" }
print(size(xs[1]))
func arr<T: P>(_ x: T) -> [T] { print([T].self); return [x, x] }
print(arr(xs[1]).count)
struct G<T: P> { var v: T; init(_ v: T) { self.v = v; print(T.self) } }
func wrap<T: P>(_ v: T) -> Int { _ = G(v); return 1 }
print(wrap(xs[0]))
extension Int { func take<T: P>(_ x: T, _ n: Int) -> String { "\(self) \(n) \(T.self)" } }
print(3.take(xs[1], 4))
func second<T: P>(_ n: Int, _ x: T) -> T? { n > 0 ? x : nil }
print(second(1, xs[0]) as Any)
func opt<T: P>(_ x: T?) { print(T.self) }
func thr<T: P>(_ x: T) throws -> Int { print(T.self); return 3 }
print(try! thr(xs[1]))
