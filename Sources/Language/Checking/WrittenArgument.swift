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
        switch syntax.as(ExprSyntaxEnum.self) {
        case .closureExpr, .nilLiteralExpr, .arrayExpr, .dictionaryExpr, .keyPathExpr: return true
        case .declReferenceExpr: return isOperatorReference(syntax)
        case .memberAccessExpr(let member): return member.base.map(needsMemberContext) ?? true
        case .functionCallExpr(let call): return needsMemberContext(call.calledExpression)
        case .tupleExpr(let tuple): return tuple.elements.contains { needsContext($0.expression) }
        case .ternaryExpr(let ternary):
            return needsContext(ternary.thenExpression) && needsContext(ternary.elseExpression)
        // `-.infinity`, `.now + .seconds(1)`
        case .prefixOperatorExpr(let prefixed):
            return needsMemberContext(prefixed.expression)
                || isOpenArithmetic(withoutParentheses(prefixed.expression))
        case .infixOperatorExpr(let infix):
            return infix.operator.is(BinaryOperatorExprSyntax.self)
                && (needsMemberContext(infix.leftOperand) || isOpenArithmetic(syntax))
        // `["+": .add, "-": .subtract][sign]!`
        case .forceUnwrapExpr(let forced): return needsContext(forced.expression)
        case .subscriptCallExpr(let choice):
            guard
                case .elements(let pairs)? = choice.calledExpression.as(DictionaryExprSyntax.self)?
                    .content
            else { return false }
            return pairs.contains { needsMemberContext($0.value) }
        case .inOutExpr(let place): return needsContext(place.expression)
        default: return false
        }
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

    /// `2 * .pi`, `0 ... .max`: numbers and members of a type that only the context knows.
    static func isOpenArithmetic(_ syntax: ExprSyntax) -> Bool {
        guard let infix = syntax.as(InfixOperatorExprSyntax.self),
            case let left = openness(of: infix.leftOperand), left != .closed,
            case let right = openness(of: infix.rightOperand), right != .closed,
            left == .member || right == .member,
            let symbol = infix.operator.as(BinaryOperatorExprSyntax.self)
        else { return false }
        let name = symbol.operator.text
        return OperatorFamily(name) == .arithmetic || rangeType(of: name) != nil
    }

    /// What an operator between two bounds makes.
    static func rangeType(of name: String) -> String? {
        switch name {
        case "...": "ClosedRange"
        case "..<": "Range"
        default: nil
        }
    }

    /// What an operand leaves for the context to say.
    private enum Openness { case member, number, closed }

    private static func openness(of side: ExprSyntax) -> Openness {
        if side.is(DeclReferenceExprSyntax.self) { return .closed }
        let side = withoutParentheses(side)
        let operand = side.as(PrefixOperatorExprSyntax.self)?.expression ?? side
        if operand.is(IntegerLiteralExprSyntax.self) || operand.is(FloatLiteralExprSyntax.self) {
            return .number
        }
        let inner = withoutParentheses(operand)
        return needsMemberContext(inner) || isOpenArithmetic(inner) ? .member : .closed
    }

    static func withoutParentheses(_ syntax: ExprSyntax) -> ExprSyntax {
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
        switch syntax.as(ExprSyntaxEnum.self) {
        case .closureExpr, .keyPathExpr: return true
        case .memberAccessExpr(let member): return member.declName.baseName.text == "init"
        case .declReferenceExpr: return Self.isOperatorReference(syntax)
        default: return false
        }
    }

    func implicitMemberName(_ syntax: ExprSyntax) -> String? {
        var current = syntax
        while true {
            switch current.as(ExprSyntaxEnum.self) {
            case .functionCallExpr(let call): current = call.calledExpression
            case .memberAccessExpr(let member):
                guard let base = member.base else { return member.declName.baseName.identifierText }
                current = base
            case .prefixOperatorExpr(let prefixed): current = prefixed.expression
            default: return nil
            }
        }
    }
}
