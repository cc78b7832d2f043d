import SwiftSyntax

/// Tuples compare part by part.
extension Checker {
    func tupleComparison(
        _ name: String, _ left: Expression, _ right: Expression, _ syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard case .tuple(let x) = normalized(left.type),
            case .tuple(let y) = normalized(right.type),
            x.count == y.count, Self.comparisons.contains(name)
        else { return nil }
        if name != "==", name != "!=", !x.isEmpty {
            return tupleOrder(name, left, right, x, y, syntax)
        }
        var result: Expression?
        for index in x.indices {
            let part = binary(
                "==", Expression(.tupleElement(left, index), x[index].type, left.range),
                Expression(.tupleElement(right, index), y[index].type, right.range), nil, syntax)
            result =
                result.map {
                    Expression(.and($0, part), environment.bool, range(syntax))
                } ?? part
        }
        let equal = result ?? Expression(.boolean(true), environment.bool, range(syntax))
        return name == "==" ? equal : negated(equal)
    }

    /// Tuples compare by their first parts that differ.
    private func tupleOrder(
        _ name: String, _ left: Expression, _ right: Expression, _ x: [Type.TupleElement],
        _ y: [Type.TupleElement], _ syntax: some ExprSyntaxProtocol
    ) -> Expression {
        func part(_ name: String, _ index: Int) -> Expression {
            binary(
                name, Expression(.tupleElement(left, index), x[index].type, left.range),
                Expression(.tupleElement(right, index), y[index].type, right.range), nil, syntax)
        }
        var result = part(name, x.count - 1)
        for index in (0..<(x.count - 1)).reversed() {
            let strict = part(name.hasPrefix("<") ? "<" : ">", index)
            result = Expression(
                .ternary(part("==", index), result, strict), environment.bool, range(syntax))
        }
        return result
    }
}
