// Covers: closures, nested-functions, inout, weak-unowned
var counter = 0
func makeCounter(step: Int = 1) -> () -> Int { var n = 0; return { n += step; counter += 1; return n } }
let c1 = makeCounter(), c2 = makeCounter(step: 10)
print(c1(), c1(), c2(), c1(), counter)
func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
print(compose({ $0 + 1 }, { "\($0)!" })(4))
func memoize<K: Hashable, V>(_ f: @escaping ((K) -> V, K) -> V) -> (K) -> V { var cache: [K: V] = [:]; func m(_ k: K) -> V { if let v = cache[k] { return v }; let v = f(m, k); cache[k] = v; return v }; return m }
let fib = memoize { (fib: (Int) -> Int, n: Int) in n < 2 ? n : fib(n - 1) + fib(n - 2) }
print(fib(80), (1...10).map(fib))
var handlers: [String: (Double, Double) -> Double] = ["+": (+), "-": (-), "*": { $0 * $1 }, "max": max]
print(handlers["+"]!(1, 2), handlers["max"]!(3, 9), handlers["q"]?(1, 1) as Any, handlers.keys.sorted())
func apply(_ n: Int, times: Int, _ f: (inout Int) -> Void) -> Int { var x = n; for _ in 0..<times { f(&x) }; return x }
print(apply(1, times: 5) { $0 *= 2 }, apply(3, times: 2) { x in x += x })
class Button { var onTap: (() -> Void)?; var taps = 0; func wire() { onTap = { [weak self] in self?.taps += 1 } } ; deinit { print("button gone") } }
var b: Button? = Button(); b?.wire(); b?.onTap?(); b?.onTap?(); print(b?.taps ?? 0); b = nil
let adders = (1...3).map { n in { (x: Int) in x + n } }
print(adders.map { $0(10) }, adders[0](1))
func swapTwo<T>(_ a: inout T, _ b: inout T) { (a, b) = (b, a) }
var p = "x", q = "y"; swapTwo(&p, &q); print(p, q)
func sum(_ xs: Int..., scale: Double = 1) -> Double { Double(xs.reduce(0, +)) * scale }
print(sum(), sum(1, 2, 3), sum(4, scale: 0.5))
func outer() -> [Int] { var log: [Int] = []; defer { log.append(99); print("deferred", log) }; func inner(_ n: Int) { if n > 0 { log.append(n); inner(n - 1) } }; inner(3); return log }
print(outer())
let t = (name: "Ann", age: 3, (1, 2)); print(t.name, t.1, t.2.0, t); let (n, _, (x, y)) = t; print(n, x + y)
print([3, 1, 2].sorted(by: { (a: Int, b: Int) -> Bool in return a > b }), ["b", "a"].sorted(by: <))
var heavy: Int = { print("once"); return 5 }()
print(heavy + heavy)
