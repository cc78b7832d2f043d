import SwiftSyntax

/// Literals of numbers and text, and nil.
extension Checker {
    func checkInteger(_ syntax: IntegerLiteralExprSyntax) -> Expression {
        let text = syntax.literal.text.replacing("_", with: "")
        let value: UInt64?
        if text.hasPrefix("0x") {
            value = UInt64(text.dropFirst(2), radix: 16)
        } else if text.hasPrefix("0b") {
            value = UInt64(text.dropFirst(2), radix: 2)
        } else if text.hasPrefix("0o") {
            value = UInt64(text.dropFirst(2), radix: 8)
        } else {
            value = UInt64(text)
        }
        guard let value else {
            error(
                "literal-too-large", "\(text) does not fit into 64 bits", at: syntax,
                hint: "a Double can be that large: \(text).0")
            return failed(syntax)
        }
        return Expression(
            .integer(value, isNegative: false), literalVariable(.integer), range(syntax))
    }

    func checkFloat(_ syntax: FloatLiteralExprSyntax) -> Expression {
        let text = syntax.literal.text.replacing("_", with: "")
        return Expression(.float(Double(text) ?? .nan), literalVariable(.float), range(syntax))
    }

    func checkString(_ syntax: StringLiteralExprSyntax) -> Expression {
        var segments: [Expression] = []
        var hasInterpolation = false
        for segment in syntax.segments {
            switch segment {
            case .stringSegment(let part):
                let text = part.content.text
                let value = StringLiterals.unescaped(
                    text, pounds: syntax.openingPounds?.text ?? "")
                segments.append(Expression(.string(value), environment.string, range(part)))
            case .expressionSegment(let part):
                hasInterpolation = true
                guard let first = part.expressions.first else { continue }
                segments.append(checkWhole(first.expression))
            }
        }
        if !hasInterpolation {
            var text = ""
            for segment in segments { if case .string(let part) = segment.kind { text += part } }
            let kind: TypeVariable.Literal = text.count == 1 ? .character : .string
            return Expression(.string(text), literalVariable(kind), range(syntax))
        }
        return Expression(.interpolation(segments), environment.string, range(syntax))
    }

    /// A type of the user's that `nil` can make.
    private func checkNilLiteral(_ syntax: ExprSyntax, as target: Type) -> Expression? {
        guard target.nominal != nil,
            conformances.conforms(target, toLibrary: "ExpressibleByNilLiteral"),
            let (initializer, map) = members(of: target, named: "init", isStatic: true).first(
                where: { ($0.0 as? Function)?.parameters.first?.label == "nilLiteral" })
        else { return nil }
        let place = range(syntax)
        let candidate = Candidate(
            declaration: initializer,
            base: Expression(.metatype(target), .metatype(target), place), baseType: target,
            substitution: map)
        let nothing = Expression(.tuple([]), .void, place)
        return apply(
            candidate, Matching(positions: [[0]]),
            [WrittenArgument(syntax: syntax, checked: nothing)], target, at: syntax)
    }

    func checkNil(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        if let expected = expected.map(normalized) {
            if expected.wrapped != nil { return Expression(.nilLiteral, expected, range(syntax)) }
            if expected.isUnresolvedVariable {
                let type = environment.optional(.variable(TypeVariable()))
                return Expression(.nilLiteral, type, range(syntax))
            }
            if expected.isError { return failed(syntax) }
            if let made = checkNilLiteral(syntax, as: expected) { return made }
            error(
                "nil-not-optional", "nil cannot be \(article(expected.resolved))", at: syntax,
                hint: "only an optional can be nil: declare the type as \(expected.resolved)?")
            return failed(syntax)
        }
        let type = environment.optional(.variable(TypeVariable()))
        return Expression(.nilLiteral, type, range(syntax))
    }
}
