import SwiftSyntax

/// Calls as arguments, whose own overload follows from the parameter they are for:
/// `Character(UnicodeScalar(98))`.
extension Checker {
    typealias FittingCall = (
        candidate: Candidate, matching: Matching, arguments: [WrittenArgument]
    )

    /// The first candidate that fits once its arguments are checked for its parameters; tried where
    /// none fits what the arguments are by themselves.
    func fittingInContext(
        _ matching: [(Candidate, Matching)], _ arguments: [WrittenArgument], _ expected: Type?
    ) -> FittingCall? {
        let calls = arguments.indices.filter { isOverloadedCall(arguments[$0].syntax) }
        // Calls within calls would be tried again and again.
        if calls.isEmpty || isTryingContext || environment.effort.isSpent { return nil }
        isTryingContext = true
        defer { isTryingContext = false }
        var open = arguments
        for index in calls { open[index].checked = nil }
        var best: (call: FittingCall, score: Int)?
        for (candidate, match) in matching {
            guard let score = contextualScore(candidate, match, open, calls, expected) else {
                continue
            }
            if best.map({ score < $0.score }) ?? true { best = ((candidate, match, open), score) }
        }
        return best?.call
    }

    private func contextualScore(
        _ candidate: Candidate, _ match: Matching, _ arguments: [WrittenArgument], _ calls: [Int],
        _ expected: Type?
    ) -> Int? {
        speculating {
            let map = self.open(candidate)
            var checked = arguments
            for (parameter, positions) in zip(
                parameters(of: candidate.declaration), match.positions)
            {
                for position in positions where calls.contains(position) {
                    let type = conformances.substitute(parameter.type, map)
                    let value = check(arguments[position].syntax, type)
                    if value.type.isError { return nil }
                    checked[position].checked = value
                }
            }
            return score(candidate, match, checked, expected)
        }
    }

    /// `word.reversed()` as an array where an operator stands between it and one.
    func fitted(_ argument: WrittenArgument, beside other: Expression) -> Expression? {
        let wanted = normalized(other.type)
        if wanted.isFree || wanted.openLiteral != nil || wanted.isError { return nil }
        guard isOverloadedCall(argument.syntax), !isTryingContext, !environment.effort.isSpent
        else { return nil }
        isTryingContext = true
        defer { isTryingContext = false }
        let fits = speculating {
            let value = check(argument.syntax, wanted)
            return !value.type.isError && solver.unify(value.type, wanted)
        }
        return fits ? check(argument.syntax, wanted) : nil
    }

    private func isOverloadedCall(_ syntax: ExprSyntax) -> Bool {
        if let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count == 1,
            let only = tuple.elements.first
        {
            return isOverloadedCall(only.expression)
        }
        return syntax.is(FunctionCallExprSyntax.self)
    }
}
