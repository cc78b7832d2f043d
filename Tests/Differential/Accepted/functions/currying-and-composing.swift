// Covers: closures, functions-as-values, custom-operators
func makeCounter(step: Int = 1) -> () -> Int {
    var n = 0
    return {
        n += step
        return n
    }
}
let c1 = makeCounter()
let c2 = makeCounter(step: 5)
print(c1(), c1(), c2(), c1(), c2())
func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
let inc = { (x: Int) in x + 1 }
print(compose(inc, { "<\($0)>" })(4), compose(Double.init, { $0 / 4 })(10))
infix operator >>> : AdditionPrecedence
func >>> <A, B, C>(f: @escaping (A) -> B, g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
let pipeline = inc >>> inc >>> String.init >>> \.count
print(pipeline(98))
var fs: [() -> Int] = []
for i in 1...3 { fs.append { i * i } }
print(fs.map { $0() })
func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C { { a in { b in f(a, b) } } }
let add: (Int) -> (Int) -> Int = curry(+)
let scale = curry { (factor: Int, value: Int) in factor * value }
print(add(3)(4), [1, 2, 3].map(scale(10)), ["a", "b"].map(curry { (a: String, b: String) in a + b }("x")))
func memo<K: Hashable, V>(_ f: @escaping ((K) -> V, K) -> V) -> (K) -> V {
    var cache: [K: V] = [:]
    func g(_ k: K) -> V {
        if let v = cache[k] { return v }
        let v = f(g, k)
        cache[k] = v
        return v
    }
    return g
}
print(memo { (f, n: Int) -> Int in n < 2 ? n : f(n - 1) + f(n - 2) }(80))
func apply(_ n: Int, _ f: (inout Int) -> Void) -> Int {
    var m = n
    f(&m)
    return m
}
print(
    apply(3) {
        $0 += 1
        $0 *= 2
    })
let ops: [String: (Double, Double) -> Double] = [
    "+": (+), "-": (-), "*": { $0 * $1 },
    "^": {
        var r = 1.0
        for _ in 0..<Int($1) { r *= $0 }
        return r
    },
]
for k in ops.keys.sorted() { print(k, ops[k]!(2, 5)) }
