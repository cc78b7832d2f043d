// Covers: literal-protocols, operators, indirect-enums, type-inference
indirect enum Expr {
    case number(Double), name(String), sum(Expr, Expr), product(Expr, Expr)
    static func + (l: Expr, r: Expr) -> Expr { .sum(l, r) }
    static func * (l: Expr, r: Expr) -> Expr { .product(l, r) }
}
extension Expr: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(stringLiteral value: String) { self = .name(value) }
}
extension Expr: CustomStringConvertible {
    var description: String {
        switch self {
        case .number(let n): "\(n)"
        case .name(let n): n
        case let .sum(l, r): "(\(l) + \(r))"
        case let .product(l, r): "\(l) * \(r)"
        }
    }
}
func shown(_ e: Expr) -> String { e.description }
let e: Expr = ("x" + 1.5) * 2 + "y"
print(e, shown(0 * "x" + 1 * ("y" + 0)), shown(("a" + 1) * ("b" + 2)))
struct Rule<T> {
    let holds: (T) -> Bool
    static func && (l: Rule, r: Rule) -> Rule { .init { l.holds($0) && r.holds($0) } }
    static prefix func ! (rule: Rule) -> Rule { Rule { !rule.holds($0) } }
    static func always(_ answer: Bool) -> Rule { Rule { _ in answer } }
}
func keep(_ xs: [Int], _ rule: Rule<Int>) -> [Int] { xs.filter(rule.holds) }
let even = Rule<Int> { $0 % 2 == 0 }
print(keep([1, 2, 3], .always(true) && !Rule { $0 == 2 }), keep([1, 2], even && .always(true)), keep([1, 2], !even))
