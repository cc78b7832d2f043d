// Covers: call-as-function, operators
struct Poly: CustomStringConvertible, Equatable {
    var c: [Int]
    init(_ c: Int...) { self.c = c }
    init(c: [Int]) { self.c = c }
    func callAsFunction(_ x: Int) -> Int { c.reversed().reduce(0) { $0 * x + $1 } }
    static func + (a: Poly, b: Poly) -> Poly {
        Poly(
            c: (0..<max(a.c.count, b.c.count)).map {
                ($0 < a.c.count ? a.c[$0] : 0) + ($0 < b.c.count ? b.c[$0] : 0)
            })
    }
    static func * (a: Poly, b: Poly) -> Poly {
        var r = Array(repeating: 0, count: a.c.count + b.c.count - 1)
        for (i, x) in a.c.enumerated() { for (j, y) in b.c.enumerated() { r[i + j] += x * y } }
        return Poly(c: r)
    }
    var derivative: Poly { Poly(c: c.enumerated().dropFirst().map { $0.offset * $0.element }) }
    var description: String {
        c.enumerated().reversed().filter { $0.element != 0 }.map { i, k in
            switch i {
            case 0: "\(k)"
            case 1: "\(k)x"
            default: "\(k)x^\(i)"
            }
        }.joined(separator: " + ")
    }
}
let p = Poly(1, 2, 3)
let q = Poly(0, 1)
print(p, p(2), p + q, p * q, p.derivative, (p * q)(3) == p(3) * q(3))
struct Adder {
    var base: Int
    func callAsFunction(_ x: Int, twice: Bool = false) -> Int { base + (twice ? 2 * x : x) }
}
let add5 = Adder(base: 5)
print(add5(1), add5(2, twice: true), [1, 2].map { add5($0) })
