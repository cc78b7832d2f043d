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
                || isOpenArithmetic(withoutParentheses(prefixed.expression))
        }
        if let infix = syntax.as(InfixOperatorExprSyntax.self),
            infix.operator.is(BinaryOperatorExprSyntax.self)
        {
            return needsMemberContext(infix.leftOperand) || isOpenArithmetic(syntax)
        }
        // `["+": .add, "-": .subtract][sign]!`
        if let forced = syntax.as(ForceUnwrapExprSyntax.self) {
            return needsContext(forced.expression)
        }
        if let choice = syntax.as(SubscriptCallExprSyntax.self),
            case .elements(let pairs)? = choice.calledExpression.as(DictionaryExprSyntax.self)?
                .content
        {
            return pairs.contains { needsMemberContext($0.value) }
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

    /// `2 * .pi`: numbers and members of a type that only the context knows.
    static func isOpenArithmetic(_ syntax: ExprSyntax) -> Bool {
        guard let infix = syntax.as(InfixOperatorExprSyntax.self),
            let symbol = infix.operator.as(BinaryOperatorExprSyntax.self),
            homogeneous.contains(symbol.operator.text)
        else { return false }
        let sides = [infix.leftOperand, infix.rightOperand].map(withoutParentheses)
        func isMember(_ side: ExprSyntax) -> Bool {
            let operand = withoutParentheses(
                side.as(PrefixOperatorExprSyntax.self)?.expression ?? side)
            return needsMemberContext(operand) || isOpenArithmetic(operand)
        }
        func isNumber(_ side: ExprSyntax) -> Bool {
            let operand = side.as(PrefixOperatorExprSyntax.self)?.expression ?? side
            return operand.is(IntegerLiteralExprSyntax.self)
                || operand.is(FloatLiteralExprSyntax.self)
        }
        return sides.contains(where: isMember)
            && sides.allSatisfy { isMember($0) || isNumber($0) }
    }

    private static func withoutParentheses(_ syntax: ExprSyntax) -> ExprSyntax {
        guard let tuple = syntax.as(TupleExprSyntax.self), tuple.elements.count == 1,
            let only = tuple.elements.first, only.label == nil
        else { return syntax }
        return withoutParentheses(only.expression)
    }

    /// `+` as a function.
    static func isOperatorReference(_ syntax: ExprSyntax) -> Bool {
        if case .binaryOperator? = syntax.as(DeclReferenceExprSyntax.self)?.baseName.tokenKind {
            return true
        }
        return false
    }

    func isFunctionLike(_ syntax: ExprSyntax) -> Bool {
        let syntax = Self.withoutParentheses(syntax)
        return syntax.is(ClosureExprSyntax.self) || syntax.is(KeyPathExprSyntax.self)
            || syntax.as(MemberAccessExprSyntax.self)?.declName.baseName.text == "init"
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
