import SwiftSyntax

/// Implicit conversions of what a value holds: `[Int]` to `[Any]`, `Int?` to `Any?` and `Int??`.
extension Checker {
    func convertContents(_ expression: Expression, _ source: Type, _ target: Type) -> Expression? {
        if let wrapped = target.wrapped, let inner = source.wrapped {
            // A further layer of optional, if that fits exactly, before a look into the one there is.
            let before = solver.mark()
            if solver.unify(source, wrapped) {
                conversionScore += 1
                return Expression(.wrap(expression), target, expression.range)
            }
            solver.undo(to: before)
            return mapped(expression, by: "map", inner, wrapped, target)
                ?? convert(expression, to: wrapped).map {
                    Expression(.wrap($0), target, expression.range)
                }
        }
        if source.isLibrary("Array"), target.isLibrary("Array") {
            return mapped(expression, by: "map", source.arguments[0], target.arguments[0], target)
        }
        if source.isLibrary("Dictionary"), target.isLibrary("Dictionary"),
            solver.unify(source.arguments[0], target.arguments[0])
        {
            return mapped(
                expression, by: "mapValues", source.arguments[1], target.arguments[1], target)
        }
        return nil
    }

    /// `expression.map { $0 }`, in which `$0` is converted.
    private func mapped(
        _ expression: Expression, by member: String, _ inner: Type, _ wanted: Type, _ target: Type
    ) -> Expression? {
        let place = expression.range
        let own = FunctionContext(parent: context, function: nil, result: wanted, canThrow: false)
        let element = Variable(
            name: "(element)", storage: .local, isLet: true, type: inner, file: file, range: place)
        element.context = own
        guard
            let converted = convert(Expression(.variable(element), inner, place), to: wanted)
        else { return nil }
        let type = FunctionType(
            parameters: [FunctionType.Parameter(type: inner)], result: wanted)
        let closure = ClosureExpression(context: own, type: type, range: place)
        closure.parameters = [element]
        closure.body.parameters = [element]
        closure.body.statements = [Statement(.returning(converted), place)]
        let token = ExprSyntax.unwritten
        let argument = WrittenArgument(
            syntax: token, checked: Expression(.closure(closure), .function(type), place))
        let candidates = members(of: expression.type, named: member, isStatic: false).map {
            Candidate(
                declaration: $0.0, base: expression, baseType: expression.type,
                substitution: $0.1)
        }
        guard let chosen = viable(candidates, [argument], target).first else { return nil }
        conversionScore += 3
        let call = apply(chosen, Matching(positions: [[0]]), [argument], target, at: token)
        return Expression(call.kind, call.type, place)
    }
}
