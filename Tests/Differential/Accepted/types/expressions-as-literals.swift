// Covers: indirect-enums, literal-protocols, operators, switch-expressions
import Foundation
indirect enum Expr { case num(Double), add(Expr, Expr), mul(Expr, Expr), neg(Expr), variable(String) 
 static func + (l: Expr, r: Expr) -> Expr { .add(l, r) }; static func * (l: Expr, r: Expr) -> Expr { .mul(l, r) }; static prefix func - (e: Expr) -> Expr { .neg(e) } }
extension Expr: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral { init(floatLiteral v: Double) { self = .num(v) }; init(integerLiteral v: Int) { self = .num(Double(v)) }; init(stringLiteral v: String) { self = .variable(v) } }
func eval(_ e: Expr, _ env: [String: Double] = [:]) -> Double? { switch e { case .num(let v): v; case .add(let l, let r): if let a = eval(l, env), let b = eval(r, env) { a + b } else { nil }; case let .mul(l, r): eval(l, env).flatMap { a in eval(r, env).map { a * $0 } }; case .neg(let x): eval(x, env).map(-); case .variable(let n): env[n] } }
func show(_ e: Expr) -> String { switch e { case .num(let v) where v == v.rounded(): return "\(Int(v))"; case .num(let v): return "\(v)"; case .add(let l, let r): return "(\(show(l)) + \(show(r)))"; case .mul(.num(1), let r): return show(r); case .mul(let l, let r): return "\(show(l)) * \(show(r))"; case .neg(let x): return "-\(show(x))"; case .variable(let n): return n } }
func diff(_ e: Expr, _ v: String) -> Expr { switch e { case .num: return 0; case .variable(let n): return n == v ? 1 : 0; case .add(let l, let r): return diff(l, v) + diff(r, v); case .mul(let l, let r): return diff(l, v) * r + l * diff(r, v); case .neg(let x): return -diff(x, v) } }
let e: Expr = 2 * "x" + -3.5
print(show(e), eval(e, ["x": 4]) ?? .nan, eval(e) as Any, show(diff(e, "x")))
print(eval(diff("x" * "x", "x"), ["x": 5])!)
