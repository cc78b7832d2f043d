// Covers: existential-any, throw, raw-values
protocol Expr {
    func eval(_ env: [String: Int]) throws -> Int
    var text: String { get }
}
struct Num: Expr {
    let v: Int
    func eval(_: [String: Int]) -> Int { v }
    var text: String { "\(v)" }
}
struct Var: Expr {
    let n: String
    func eval(_ env: [String: Int]) throws -> Int {
        guard let v = env[n] else { throw EvalError.unbound(n) }
        return v
    }
    var text: String { n }
}
struct Bin: Expr {
    let op: Op
    let l, r: any Expr
    enum Op: Character {
        case add = "+"
        case sub = "-"
        case mul = "*"
        case div = "/"
    }
    func eval(_ env: [String: Int]) throws -> Int {
        let (a, b) = (try l.eval(env), try r.eval(env))
        switch op {
        case .add: return a + b
        case .sub: return a - b
        case .mul: return a * b
        case .div:
            if b == 0 { throw EvalError.divZero(in: text) }
            return a / b
        }
    }
    var text: String { "(\(l.text) \(op.rawValue) \(r.text))" }
}
enum EvalError: Error {
    case unbound(String)
    case divZero(in: String)
}
let e = Bin(
    op: .div, l: Bin(op: .add, l: Num(v: 6), r: Var(n: "x")),
    r: Bin(op: .sub, l: Var(n: "y"), r: Num(v: 2)))
for env in [["x": 4, "y": 7], ["x": 1], ["x": 0, "y": 2]] {
    do { print(e.text, "=", try e.eval(env)) } catch let EvalError.divZero(t) {
        print("division by zero in", t)
    } catch { print(error) }
}
print(Bin.Op(rawValue: "*")!, Bin.Op(rawValue: "%") as Any)
