import SwiftSyntax

/// Text with values in it as a type of the program's own, which collects the parts in its own way.
extension Checker {
    /// The type that collects the parts of such a text, if it is none of the library's.
    private func interpolation(of target: Type) -> Type? {
        guard let nominal = target.nominal, !nominal.isLibrary,
            environment.innerTypeNames.contains("StringInterpolation"),
            conformances.conforms(target, toLibrary: "ExpressibleByStringInterpolation"),
            let type = conformances.associatedType("StringInterpolation", of: target)
                .map(normalized), type.nominal?.isLibrary == false
        else { return nil }
        return type
    }

    /// `{ var parts = T.StringInterpolation(…); parts.appendLiteral(…); …; return T(stringInterpolation: parts) }()`
    func interpolated(_ syntax: StringLiteralExprSyntax, as expected: Type) -> Expression? {
        let expected = normalized(expected)
        let target = expected.wrapped.map(normalized) ?? expected
        guard let type = interpolation(of: target) else { return nil }
        let place = range(syntax)
        let inner = FunctionContext(
            parent: context, function: nil, result: target, canThrow: false)
        let parts = Variable(
            name: "(parts)", storage: .local, isLet: false, type: type, file: file, range: place)
        parts.context = inner
        parts.isMutated = true
        let outer = context
        context = inner
        var capacity = 0
        var steps: [Expression] = []
        for segment in syntax.segments {
            let collector = Expression(.variable(parts), type, range(segment))
            collector.isLvalue = true
            switch segment {
            case .stringSegment(let part):
                let text = StringLiterals.unescaped(
                    part.content.text, pounds: syntax.openingPounds?.text ?? "")
                capacity += text.utf8.count
                steps.append(append(text, to: collector, at: ExprSyntax(syntax)))
            case .expressionSegment(let part): steps.append(append(part, to: collector))
            }
        }
        let count = syntax.segments.count { $0.is(ExpressionSegmentSyntax.self) }
        let made = instance(
            of: type, [("literalCapacity", capacity), ("interpolationCount", count)], syntax)
        let collected = Expression(.variable(parts), type, place)
        let given = WrittenArgument(
            label: "stringInterpolation", syntax: ExprSyntax(syntax), checked: collected)
        let result = call("init", of: target, [given], target, at: ExprSyntax(syntax))
        context = outer
        let closure = ClosureExpression(
            context: inner, type: FunctionType(parameters: [], result: target), range: place)
        closure.body.statements =
            [Statement(.declare(.variable(parts), made), place)]
            + steps.map { Statement(.expression($0), $0.range) }
            + [Statement(.returning(result), place)]
        closure.body.context = inner
        propagateCaptures(of: inner)
        let function = Expression(.closure(closure), .function(closure.type), place)
        return Expression(.callValue(function, []), target, place)
    }

    private func append(_ text: String, to collector: Expression, at syntax: ExprSyntax)
        -> Expression
    {
        let literal = Expression(.string(text), environment.string, range(syntax))
        let candidates = members(of: collector.type, named: "appendLiteral", isStatic: false).map {
            Candidate(
                declaration: $0.0, base: collector, baseType: collector.type, substitution: $0.1)
        }
        return resolve(
            candidates, [WrittenArgument(syntax: syntax, checked: literal)], .void,
            name: "appendLiteral", at: syntax)
    }

    private func instance(
        of type: Type, _ numbers: [(label: String, value: Int)], _ syntax: StringLiteralExprSyntax
    ) -> Expression {
        let written = numbers.map { label, value in
            WrittenArgument(
                label: label, syntax: ExprSyntax(syntax),
                checked: Expression(
                    .integer(UInt64(value), isNegative: false), environment.int, range(syntax)))
        }
        return call("init", of: type, written, type, at: ExprSyntax(syntax))
    }

    private func call(
        _ name: String, of type: Type, _ arguments: [WrittenArgument], _ expected: Type,
        at syntax: ExprSyntax
    ) -> Expression {
        let candidates = members(of: type, named: name, isStatic: true).map {
            Candidate(
                declaration: $0.0,
                base: Expression(.metatype(type), .metatype(type), range(syntax)), baseType: type,
                substitution: $0.1)
        }
        return checkingWhole { resolve(candidates, arguments, expected, name: name, at: syntax) }
            ?? failed(syntax)
    }
}
