// Covers: functions-as-values
struct Greeter {
    var name: String
    func greet(_ other: String) -> String { "\(name) greets \(other)" }
    func shout() -> String { name.uppercased() }
    static func make(_ n: String) -> Greeter { Greeter(name: n) }
}
let g = Greeter(name: "Ann")
let f = g.greet
print(f("Bob"), ["x", "y"].map(g.greet))
let unapplied = Greeter.greet
print(unapplied(Greeter(name: "Cy"))("Di"))
print(["a", "b"].map(Greeter.make).map(Greeter.shout).map { $0() })
print(["q"].map(Greeter.init(name:)).first!.name, ["1", "x"].map(Int.init), [1, 2].map(String.init))
func add(_ a: Int, to b: Int) -> Int { a + b }
let named: (Int, Int) -> Int = add(_:to:)
print(named(1, 2), [1, 2, 3].reduce(0, add))
func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
print(compose({ (n: Int) in abs(n) }, { "\($0)" })(-4), compose({ (s: String) in s.count }, { $0 + 1 })("abc"))
enum Op: String { case plus = "+", minus = "-" }
print(["+", "?"].map(Op.init(rawValue:)), ["+", "-"].compactMap(Op.init))
enum Wrap { case number(Int), pair(a: Int, b: Int) }
print([1, 2].map(Wrap.number), Wrap.pair(a: 1, b: 2))
let table: [(String, (Double) -> Double)] = [("neg", -), ("sq", { $0 * $0 })]
for (name, op) in table { print(name, op(3)) }
print([3, 1, 2].sorted(by: <), [[1], [2, 3]].map(\.count).max()!)
