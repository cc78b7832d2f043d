// Covers: call-as-function
struct Polynomial {
    var coefficients: [Double]
    func callAsFunction(_ x: Double) -> Double {
        coefficients.reversed().reduce(0) { $0 * x + $1 }
    }
    func callAsFunction(from a: Double, to b: Double) -> Double { self(b) - self(a) }
}
let p = Polynomial(coefficients: [1, 0, 2])
print(p(3), p(from: 1, to: 2), Polynomial(coefficients: [5])(0))
struct Counter {
    var n = 0
    mutating func callAsFunction(by k: Int = 1) -> Int { n += k; return n }
}
var next = Counter()
print(next(), next(by: 10), next.n)
struct Maker<T> {
    let make: (Int) -> T
    func callAsFunction(_ n: Int) -> [T] { (0..<n).map(make) }
}
print(Maker { "#\($0)" }(3))
protocol Layer { func callAsFunction(_ x: Int) -> Int }
struct Double_: Layer { func callAsFunction(_ x: Int) -> Int { x * 2 } }
struct Inc: Layer { func callAsFunction(_ x: Int) -> Int { x + 1 } }
let layers: [any Layer] = [Double_(), Inc(), Double_()]
print(layers.reduce(5) { $1($0) })
print([1.0, 2.0].map { p($0) }, [1.0].map(p.callAsFunction(_:)))
