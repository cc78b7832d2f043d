import Diagnostics
import SwiftSyntax

/// Operators over literals alone, which wait until their type is known.
extension Checker {
    /// Operators over literals alone wait for the literals' type.
    func deferred(
        _ name: String, _ left: Expression, _ right: Expression, _ place: SourceRange
    )
        -> Expression?
    {
        guard left.type.openLiteral != nil else { return nil }
        if OperatorFamily(name) == .shift { return deferredShift(name, left, right, place) }
        guard right.type.openLiteral != nil else { return nil }
        let isComparison = OperatorFamily(name) == .comparison
        guard isComparison || OperatorFamily(name) == .arithmetic else { return nil }
        guard solver.unify(left.type, right.type) else { return nil }
        let operation = PendingOperator(name: name, operands: [left, right], range: place)
        let result = Expression(
            .pending(operation), isComparison ? environment.bool : left.type, place)
        pending.append(result)
        return result
    }

    /// A literal's shift has the literal's type; how far is a number of any type, `Int` by default.
    private func deferredShift(
        _ name: String, _ left: Expression, _ right: Expression, _ place: SourceRange
    ) -> Expression {
        if right.type.openLiteral != nil { _ = solver.unify(right.type, environment.int) }
        let operation = PendingOperator(name: name, operands: [left, right], range: place)
        let result = Expression(.pending(operation), left.type, place)
        pending.append(result)
        return result
    }

    /// Chooses the operators that waited, innermost first, where their type is known by now.
    func resolvePending() {
        var waiting = pending
        pending = []
        waiting.removeAll { expression in
            guard case .pending(let operation) = expression.kind else { return true }
            guard operation.operands[0].type.openLiteral == nil else { return false }
            let resolved = resolvedOperator(operation, expression)
            expression.kind = resolved.kind
            expression.type = resolved.type
            return true
        }
        pending = waiting + pending
    }

    private func resolvedOperator(_ operation: PendingOperator, _ expression: Expression)
        -> Expression
    {
        if !operation.functions.isEmpty { return resolvedCall(operation, expression) }
        if let exact = exactOperation(operation.name, operation.operands, operation.range) {
            return exact
        }
        let types = operation.operands.map(\.type)
        let candidates = operators(operation.name, types, nil, arity: types.count)
        let token = ExprSyntax.unwritten
        let written = operation.operands.map { WrittenArgument(syntax: token, checked: $0) }
        guard let chosen = viable(candidates, written, nil).first else {
            reportOperator(
                operation.name, operation.operands[0],
                operation.operands.last ?? operation.operands[0],
                operation.range)
            return Expression(.error, .error, operation.range)
        }
        let matching = Matching(positions: operation.operands.indices.map { [$0] })
        let applied = apply(chosen, matching, written, nil, at: token)
        return Expression(applied.kind, applied.type, operation.range)
    }
}
