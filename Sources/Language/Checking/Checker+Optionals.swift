import SwiftSyntax

/// `?.`, `!`, `??` and comparison with nil.
extension Checker {
    static func startsOptionalChain(_ syntax: ExprSyntax) -> Bool { lastLink(of: syntax) != nil }

    /// The last `?` of a chain.
    private static func lastLink(of syntax: ExprSyntax) -> OptionalChainingExprSyntax? {
        if syntax.kind == .optionalChainingExpr { return nil }
        var current = syntax
        while true {
            switch current.as(ExprSyntaxEnum.self) {
            case .optionalChainingExpr(let link): return link
            case .memberAccessExpr(let member):
                guard let base = member.base else { return nil }
                current = base
            case .functionCallExpr(let call): current = call.calledExpression
            case .subscriptCallExpr(let call): current = call.calledExpression
            case .forceUnwrapExpr(let unwrap): current = unwrap.expression
            default: return nil
            }
        }
    }

    /// `a?` within a chain, which ends there if `a` is nil.
    func checkChainLink(_ syntax: OptionalChainingExprSyntax) -> Expression {
        chainLink(
            settledBase(check(syntax.expression)), at: syntax, operand: syntax.expression)
    }

    /// The value within an optional; nil ends the chain around it.
    func chainLink(
        _ base: Expression, at syntax: some SyntaxProtocol, operand: some SyntaxProtocol
    ) -> Expression {
        guard let wrapped = base.type.wrapped else {
            if !base.type.isError {
                error(
                    "not-optional",
                    "'?' needs an optional, and this is \(article(base.type.resolved))",
                    at: operand, hint: "leave out the '?'")
            }
            return failed(syntax)
        }
        let bound = Expression(.bindOptional(base), wrapped, range(syntax))
        bound.isLvalue = base.isLvalue
        return bound
    }

    func checkOptionalChain(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        // `Int?.none` and `[Int]?.self` are types, not chains.
        let link = Self.lastLink(of: syntax).map { ExprSyntax($0) }
        if typeExpression(syntax) != nil || link.flatMap(typeExpression) != nil {
            return insulated(chain: true) { check(syntax, expected) }
        }
        let inner = insulated(chain: true) { check(syntax, expected?.wrapped) }
        if inner.type.isError { return inner }
        let type = inner.type.wrapped != nil ? inner.type : environment.optional(inner.type)
        let result = Expression(.optionalChain(inner), type, range(syntax))
        result.isLvalue = inner.isLvalue
        return result
    }

    /// Runs work outside (or inside) of an optional chain: arguments start chains of their own.
    func insulated<Result>(chain: Bool = false, _ work: () -> Result) -> Result {
        let outer = insideOptionalChain
        insideOptionalChain = chain
        defer { insideOptionalChain = outer }
        return work()
    }

    func checkForceUnwrap(_ syntax: ForceUnwrapExprSyntax, _ expected: Type?) -> Expression {
        // What becomes `Any` says nothing about the optional.
        var wanted = expected.map(normalized)
        if case .existential = wanted { wanted = nil }
        let inner = check(syntax.expression, wanted.map { environment.optional($0) })
        return forced(settledBase(inner), at: syntax)
    }

    /// `base!`
    func forced(_ base: Expression, at syntax: some SyntaxProtocol) -> Expression {
        if base.type.isError { return failed(syntax) }
        if case .delegate(let made) = base.kind, let wrapped = made.type.wrapped {
            let instance = Expression(.forceUnwrap(made), wrapped, range(syntax))
            return Expression(.delegate(instance), .void, range(syntax))
        }
        guard let wrapped = base.type.wrapped else {
            error(
                "not-optional", "'!' needs an optional, and this is \(article(base.type.resolved))",
                at: syntax, hint: "leave out the '!'")
            return failed(syntax)
        }
        let result = Expression(.forceUnwrap(base), wrapped, range(syntax))
        result.isLvalue = base.isLvalue
        return result
    }

    /// `node` of type `Node!`, where the value within is meant; nil for what has another type.
    func implicitlyForced(_ base: Expression) -> Expression? {
        guard base.isImplicitlyUnwrapped, let wrapped = normalized(base.type).wrapped else {
            return nil
        }
        let result = Expression(.forceUnwrap(base), wrapped, base.range)
        result.isLvalue = base.isLvalue
        return result
    }

    /// A base whose member is wanted: that of the value within, if it has one.
    func implicitlyForced(_ base: Expression, for member: String) -> Expression {
        guard let value = implicitlyForced(base) else { return base }
        let isOptionals =
            members(of: value.type, named: member, isStatic: false).isEmpty
            && !members(of: base.type, named: member, isStatic: false).isEmpty
        return isOptionals ? base : value
    }

    func checkCoalescing(_ syntax: InfixOperatorExprSyntax, _ expected: Type?) -> Expression {
        let left = treatedAsOptional(
            settledBase(
                check(syntax.leftOperand, expected.map { environment.optional($0.wrapped ?? $0) })),
            "the right side of '??' is not used")
        guard let wrapped = left.type.wrapped else {
            _ = check(syntax.rightOperand)
            return failed(syntax)
        }
        // `Any` says nothing about what the right side is.
        var context = expected ?? wrapped
        let wantsAny = normalized(context) == .any
        if case .existential = normalized(context) { context = wrapped }
        let right = check(syntax.rightOperand, context)
        if wantsAny, let value = coalescingToAny(left, right, syntax) { return value }
        if let value = convert(right, to: wrapped) {
            return Expression(.coalesce(left, value), wrapped, range(syntax))
        }
        if let value = convert(right, to: left.type) {
            return Expression(.coalesce(left, value), left.type, range(syntax))
        }
        let other = normalized(right.type)
        if !other.isError, let value = convert(left, to: environment.optional(other)) {
            return Expression(.coalesce(value, right), other, range(syntax))
        }
        reportMismatch(right, wrapped, .other, at: range(syntax.rightOperand))
        return failed(syntax)
    }

    /// `print(point?.x ?? 0)`: where `Any` is wanted, a chain and a literal each keep their own type,
    /// and so do two sides that have nothing in common.
    private func coalescingToAny(
        _ left: Expression, _ right: Expression, _ syntax: InfixOperatorExprSyntax
    ) -> Expression? {
        guard let wrapped = left.type.wrapped else { return nil }
        let isMade: Bool
        switch left.kind {
        case .optionalChain(let inner):
            isMade = right.type.openLiteral != nil && inner.type.wrapped == nil
        case .tryExpression(let inner, .optional):
            isMade = right.type.openLiteral != nil && inner.type.wrapped == nil
        case .call(let function, _, _, _):
            isMade =
                right.type.openLiteral != nil && function.owner?.name == "Optional"
                && ["map", "flatMap"].contains(function.name)
        default: isMade = false
        }
        let fits =
            solver.speculate { convert(right, to: wrapped) ?? convert(right, to: left.type) } != nil
        if fits, !isMade || right.type.openLiteral.map(environment.defaultType) == wrapped {
            return nil
        }
        guard !right.type.isError, let value = convert(left, to: environment.optional(.any)),
            let other = convert(right, to: .any)
        else { return nil }
        return Expression(.coalesce(value, other), .any, range(syntax))
    }

    func checkNilComparison(_ name: String, _ syntax: InfixOperatorExprSyntax)
        -> Expression?
    {
        let operand: ExprSyntax
        if syntax.rightOperand.is(NilLiteralExprSyntax.self) {
            operand = syntax.leftOperand
        } else if syntax.leftOperand.is(NilLiteralExprSyntax.self) {
            operand = syntax.rightOperand
        } else {
            return nil
        }
        let value = treatedAsOptional(
            settledBase(check(operand)), "this is always \(name == "!=")")
        if value.type.isError { return failed(syntax) }
        // `isType` of the optional itself: "is there a value?"
        let test = Expression(.isType(value, value.type), environment.bool, range(syntax))
        if name == "!=" { return test }
        return negated(test)
    }
}
