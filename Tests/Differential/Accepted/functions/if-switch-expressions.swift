// Covers: if-expressions, switch-expressions
let n = 7
let size = if n < 5 { "small" } else if n < 10 { "medium" } else { "large" }
let code: Int = switch size { case "small": 1; case "medium": 2; default: 3 }
print(size, code)
func sign(_ x: Int) -> String { if x > 0 { "+" } else if x < 0 { "-" } else { "0" } }
print(sign(3), sign(-3), sign(0))
enum Shape { case circle(Double), square(Double), empty }
func area(_ s: Shape) -> Double {
    switch s {
    case .circle(let r): 3 * r * r
    case .square(let a): a * a
    case .empty: 0
    }
}
print(area(.circle(2)), area(.square(3)), area(.empty))
let maybe: Int? = if n == 7 { nil } else { 1 }
print(maybe as Any)
struct S { var v: Int; var text: String { switch v { case 0: "none"; case let k where k < 0: "neg"; default: "many" } } }
print(S(v: 0).text, S(v: -1).text, S(v: 4).text)
let f = { (x: Int) -> String in if x.isMultiple(of: 2) { "even" } else { "odd" } }
print(f(2), f(3))
var label = ""
label = switch n { case 1...5: "low"; case 6...: "high"; default: "under" }
print(label)
func must(_ s: String) throws -> Int {
    let v = if let k = Int(s) { k } else { throw E.bad(s) }
    return v * 2
}
enum E: Error { case bad(String) }
print((try? must("4")) ?? 0, (try? must("x")) ?? -1)
let d: Double = if n > 3 { 1 } else { 2.5 }
print(d, [1, 2, 3].map { switch $0 { case 1: "a"; default: "b" } })
