// Covers: classes, inheritance
class Expression {
    func evaluate() -> Double { 0 }
    func accept<V: Visitor>(_ visitor: V) -> V.Result { visitor.visit(self) }
}
protocol Visitor { associatedtype Result; func visit(_ expression: Expression) -> Result }
final class Number: Expression {
    let value: Double
    init(_ value: Double) { self.value = value }
    override func evaluate() -> Double { value }
}
class Binary: Expression {
    let left, right: Expression
    init(_ left: Expression, _ right: Expression) { self.left = left; self.right = right }
    var symbol: String { "?" }
    func combine(_ a: Double, _ b: Double) -> Double { .nan }
    override final func evaluate() -> Double { combine(left.evaluate(), right.evaluate()) }
}
final class Sum: Binary {
    override var symbol: String { "+" }
    override func combine(_ a: Double, _ b: Double) -> Double { a + b }
}
final class Product: Binary {
    override var symbol: String { "*" }
    override func combine(_ a: Double, _ b: Double) -> Double { a * b }
}
struct TextVisitor: Visitor {
    func visit(_ expression: Expression) -> String {
        switch expression {
        case let number as Number: return "\(number.value)"
        case let binary as Binary:
            return "(" + binary.left.accept(self) + binary.symbol + binary.right.accept(self) + ")"
        default: return "nothing"
        }
    }
}
struct DepthVisitor: Visitor {
    func visit(_ e: Expression) -> Int {
        guard let b = e as? Binary else { return 1 }
        return 1 + max(b.left.accept(self), b.right.accept(self))
    }
}
let tree = Sum(Number(2), Product(Number(3), Sum(Number(4), Number(0.5))))
print(tree.evaluate(), tree.accept(TextVisitor()), tree.accept(DepthVisitor()))
print(Expression().evaluate(), Expression().accept(TextVisitor()))
