import SwiftSyntax

/// An argument as written.
struct WrittenArgument {
    var label: String?
    var syntax: ExprSyntax
    var isTrailingClosure = false
    /// Already checked: given by a result builder or an operator.
    var checked: Expression?

    var isContextual: Bool {
        checked == nil && Checker.needsContext(syntax)
    }
}

/// What the form of an argument says before it is checked.
extension Checker {
    /// Whether an expression says too little by itself: closures, `.member`, nil, collections.
    static func needsContext(_ syntax: ExprSyntax) -> Bool {
        if syntax.is(ClosureExprSyntax.self) || syntax.is(NilLiteralExprSyntax.self) { return true }
        if syntax.is(ArrayExprSyntax.self) || syntax.is(DictionaryExprSyntax.self) { return true }
        if isOperatorReference(syntax) || syntax.is(KeyPathExprSyntax.self) { return true }
        if let member = syntax.as(MemberAccessExprSyntax.self) {
            return member.base.map(needsMemberContext) ?? true
        }
        if let call = syntax.as(FunctionCallExprSyntax.self) {
            return needsMemberContext(call.calledExpression)
        }
        if let tuple = syntax.as(TupleExprSyntax.self) {
            return tuple.elements.contains { needsContext($0.expression) }
        }
        if let ternary = syntax.as(TernaryExprSyntax.self) {
            return needsContext(ternary.thenExpression) && needsContext(ternary.elseExpression)
        }
        // `-.infinity`, `.now + .seconds(1)`
        if let prefixed = syntax.as(PrefixOperatorExprSyntax.self) {
            return needsMemberContext(prefixed.expression)
        }
        if let infix = syntax.as(InfixOperatorExprSyntax.self),
            infix.operator.is(BinaryOperatorExprSyntax.self)
        {
            return needsMemberContext(infix.leftOperand)
        }
        if let place = syntax.as(InOutExprSyntax.self) { return needsContext(place.expression) }
        return false
    }

    private static func needsMemberContext(_ syntax: ExprSyntax) -> Bool {
        if let member = syntax.as(MemberAccessExprSyntax.self) {
            return member.base.map(needsMemberContext) ?? true
        }
        if let call = syntax.as(FunctionCallExprSyntax.self) {
            return needsMemberContext(call.calledExpression)
        }
        return false
    }

    /// `+` as a function.
    static func isOperatorReference(_ syntax: ExprSyntax) -> Bool {
        if case .binaryOperator? = syntax.as(DeclReferenceExprSyntax.self)?.baseName.tokenKind {
            return true
        }
        return false
    }

    func isFunctionLike(_ syntax: ExprSyntax) -> Bool {
        syntax.is(ClosureExprSyntax.self) || syntax.is(KeyPathExprSyntax.self)
            || Self.isOperatorReference(syntax)
    }

    func implicitMemberName(_ syntax: ExprSyntax) -> String? {
        var current = syntax
        while true {
            if let call = current.as(FunctionCallExprSyntax.self) {
                current = call.calledExpression
            } else if let member = current.as(MemberAccessExprSyntax.self) {
                guard let base = member.base else { return member.declName.baseName.identifierText }
                current = base
            } else if let prefixed = current.as(PrefixOperatorExprSyntax.self) {
                current = prefixed.expression
            } else {
                return nil
            }
        }
    }
}
