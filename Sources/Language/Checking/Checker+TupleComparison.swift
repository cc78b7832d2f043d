import SwiftSyntax

/// Tuples compare part by part.
extension Checker {
    func tupleComparison(
        _ name: String, _ left: Expression, _ right: Expression, _ syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard case .tuple(let x) = normalized(left.type),
            case .tuple(let y) = normalized(right.type),
            x.count == y.count, OperatorFamily(name) == .comparison
        else { return nil }
        // Tuples conform to nothing, so one within another is not compared.
        for (one, other) in zip(x, y) {
            if case .tuple = normalized(one.type), case .tuple = normalized(other.type) {
                return nil
            }
        }
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

    /// `pairs.sorted(by: <)`: a comparison of tuples as a function.
    func tupleComparison(_ name: String, _ wanted: FunctionType, at syntax: ExprSyntax)
        -> Expression?
    {
        let types = wanted.parameters.map { normalized($0.type) }
        guard types.count == 2, OperatorFamily(name) == .comparison,
            types.allSatisfy({
                if case .tuple = $0 { return true }
                return false
            })
        else { return nil }
        return hiddenClosure(
            [("left", types[0], false), ("right", types[1], false)], returning: environment.bool,
            syntax
        ) {
            let sides = $0.map { reference(to: $0, range(syntax)) }
            return binary(name, sides[0], sides[1], environment.bool, syntax)
        }
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
