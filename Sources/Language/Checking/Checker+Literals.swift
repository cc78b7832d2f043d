import SwiftSyntax

/// Literals of numbers and text, and nil.
extension Checker {
    func checkInteger(_ syntax: IntegerLiteralExprSyntax) -> Expression {
        let text = Self.digits(of: syntax.literal)
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

    /// A number's text without underscores.
    private static func digits(of literal: TokenSyntax) -> String {
        var text = literal.text
        if text.utf8.contains(UInt8(ascii: "_")) { text.removeAll { $0 == "_" } }
        return text
    }

    func checkFloat(_ syntax: FloatLiteralExprSyntax) -> Expression {
        let text = Self.digits(of: syntax.literal)
        return Expression(.float(Double(text) ?? .nan), literalVariable(.float), range(syntax))
    }

    func checkString(_ syntax: StringLiteralExprSyntax, _ expected: Type?) -> Expression {
        if let expected, syntax.segments.count > 1, let made = interpolated(syntax, as: expected) {
            return made
        }
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
                if isCustomInterpolation(part) {
                    segments.append(customInterpolation(part))
                } else if let first = part.expressions.first {
                    segments.append(checkNested(first.expression))
                }
            }
        }
        if !hasInterpolation {
            var text = ""
            for segment in segments { if case .string(let part) = segment.kind { text += part } }
            let kind: TypeVariable.Literal = text.count == 1 ? .character : .string
            return Expression(.string(text), literalVariable(kind), range(syntax))
        }
        let text = Expression(.interpolation(segments), environment.string, range(syntax))
        if environment.innerTypeNames.contains("StringInterpolation") { text.literal = syntax }
        return text
    }

    /// A type of the user's that `true` or a text with values in it can make.
    func convertLiteral(_ expression: Expression, _ source: Type, to target: Type) -> Expression? {
        let (made, label): (String, String)
        switch expression.kind {
        case .boolean: (made, label) = ("ExpressibleByBooleanLiteral", "booleanLiteral")
        case .interpolation: (made, label) = ("ExpressibleByStringInterpolation", "stringLiteral")
        default: return nil
        }
        guard let nominal = target.nominal, !nominal.isLibrary,
            conformances.conforms(target, toLibrary: made),
            let result = expression.literal.flatMap({ interpolated($0, as: target) })
                ?? literal(expression, label, as: target)
        else { return nil }
        conversionScore += 1
        return result
    }

    /// What a type's initializer for literals makes; nil if it has none that takes just the literal.
    private func literal(_ value: Expression, _ label: String, as target: Type) -> Expression? {
        let found = members(of: target, named: "init", isStatic: true).first { declaration, _ in
            let parameters = (declaration as? Function)?.parameters
            return parameters?.count == 1 && parameters?.first?.label == label
        }
        guard let (initializer, map) = found else { return nil }
        let candidate = Candidate(
            declaration: initializer,
            base: Expression(.metatype(target), .metatype(target), value.range),
            baseType: target, substitution: map)
        let token = ExprSyntax.unwritten
        let call = apply(
            candidate, Matching(positions: [[0]]),
            [WrittenArgument(syntax: token, checked: value)], target, at: token)
        return Expression(call.kind, call.type, value.range)
    }

    /// A type of the user's that `nil` can make.
    private func checkNilLiteral(_ syntax: ExprSyntax, as target: Type) -> Expression? {
        guard target.nominal != nil,
            conformances.conforms(target, toLibrary: "ExpressibleByNilLiteral")
        else { return nil }
        return literal(Expression(.tuple([]), .void, range(syntax)), "nilLiteral", as: target)
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
