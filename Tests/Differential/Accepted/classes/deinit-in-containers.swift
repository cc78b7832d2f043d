// Covers: deinit, classes
class N { let n: String; init(_ n: String) { self.n = n; print("+", n) }; deinit { print("-", n) } }
func make(_ n: String) -> N { N(n) }
func take(_ a: N) { print("take", a.n) }
func consumeLast(_ xs: [N]) -> N { xs[xs.count - 1] }
do { var a: N? = N("a1"); a = N("a2"); print("mid"); a = nil; print("end") }
print("--- array")
do { var xs = [N("x0"), N("x1"), N("x2")]; xs.removeFirst(); print("removed"); xs[0] = N("y"); print("replaced"); xs.append(N("z")); _ = xs.popLast(); print("popped"); xs = []; print("emptied") }
print("--- dict")
do { var d = ["k": N("d1")]; d["k"] = N("d2"); print("set"); d["k"] = nil; print("nil"); d["a"] = N("d3"); d.removeAll(); print("all") }
print("--- params")
take(N("p")); print("after take")
take(make("q")); print("after q")
print("--- closure")
do { var f: (() -> Void)? = nil; do { let n = N("c"); f = { print("in", n.n) } }; f?(); print("drop"); f = nil; print("dropped") }
print("--- loop")
for i in 0..<3 { let n = N("l\(i)"); if i == 1 { continue }; print("body", n.n) }
print("--- struct")
struct S { var n: N; var m: N }
do { var s = S(n: N("s1"), m: N("s2")); let t = s; s.n = N("s3"); print("changed", t.n.n, s.n.n) }
print("--- tuple")
do { var t = (N("t1"), N("t2")); t.0 = N("t3"); print("tt"); t = (N("t4"), t.1); print("end") }
print("--- enum")
enum E { case a(N), b }
do { var e = E.a(N("e1")); e = .b; print("b"); e = .a(N("e2")); if case .a(let n) = e { print("got", n.n) } }
print("--- discard")
_ = N("disc"); print("after disc")
N("temp").n.isEmpty ? print("empty") : print("full")
print("--- return")
func r() -> Int { let n = N("r"); defer { print("defer") }; return n.n.count }
print(r())
print("--- throw")
struct Err: Error {}
func t() throws { let n = N("th"); print(n.n); throw Err() }
do { try t() } catch { print("caught") }
print("--- optional chain")
class H { var n: N?; init(_ n: N?) { self.n = n }; deinit { print("-H") } }
do { let h = H(N("h1")); h.n = N("h2"); h.n = nil; print("nil"); h.n = N("h3") }
print("end")
