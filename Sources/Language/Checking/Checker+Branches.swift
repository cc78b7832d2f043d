import SwiftSyntax

/// `?:`, and `if` and `switch` that give a value.
extension Checker {
    func checkTernary(_ syntax: TernaryExprSyntax, _ expected: Type?) -> Expression {
        let condition = check(syntax.condition, as: environment.bool, .condition)
        let (yes, no, type) = join(syntax.thenExpression, syntax.elseExpression, expected)
        return Expression(.ternary(condition, yes, no), type, range(syntax))
    }

    /// Two alternatives with one type between them.
    func join(_ first: ExprSyntax, _ second: ExprSyntax, _ expected: Type?) -> (
        Expression, Expression, Type
    ) {
        // `print(xs.isEmpty ? nil : xs[0])`: anything may be an optional, which nil alone does not say.
        let isOptionalAsAny =
            expected.map { normalized($0).isExistential } == true
            && (Self.mayBeNil(first) || Self.mayBeNil(second))
        if let expected, !normalized(expected).isUnresolvedVariable, !isOptionalAsAny {
            return (
                check(first, as: expected, .branch), check(second, as: expected, .branch), expected
            )
        }
        let firstFails = Self.needsContext(first)
        var yes = firstFails ? nil : check(first)
        var no =
            Self.needsContext(second) && yes == nil
            ? check(second) : check(second, yes.map { context(of: second, beside: $0.type) })
        if yes == nil { yes = check(first, context(of: first, beside: no.type)) }
        guard let left = yes else { return (no, no, no.type) }
        let labelled = commonLabels(left.type, no, .branch)
        if let converted = convert(no, to: labelled) {
            return (convert(left, to: labelled) ?? left, converted, labelled)
        }
        if let converted = convert(left, to: no.type) { return (converted, no, no.type) }
        if case .nilLiteral = left.kind {
            let type = environment.optional(no.type)
            return (Expression(.nilLiteral, type, left.range), convert(no, to: type) ?? no, type)
        }
        if case .nilLiteral = no.kind {
            let type = environment.optional(left.type)
            no = Expression(.nilLiteral, type, no.range)
            return (convert(left, to: type) ?? left, no, type)
        }
        if let common = conformances.commonAncestor(of: left.type, no.type),
            let yes = convert(left, to: common), let no = convert(no, to: common)
        {
            return (yes, no, common)
        }
        reportMismatch(no, left.type, .branch, at: range(second))
        return (left, no, left.type)
    }

    /// `xs.isEmpty ? nil : xs[0]`: a branch that may be nil makes the other one optional.
    private func context(of branch: ExprSyntax, beside type: Type) -> Type {
        let other = normalized(type)
        guard Self.mayBeNil(branch), other.wrapped == nil, !other.isUnresolvedVariable,
            !other.isError, !conformances.conforms(other, toLibrary: "ExpressibleByNilLiteral")
        else { return type }
        return environment.optional(type)
    }

    private static func mayBeNil(_ branch: ExprSyntax) -> Bool {
        let branch = withoutParentheses(branch)
        if let inner = branch.as(TernaryExprSyntax.self) {
            return mayBeNil(inner.thenExpression) || mayBeNil(inner.elseExpression)
        }
        return branch.is(NilLiteralExprSyntax.self)
    }

    func checkStatementExpression(_ syntax: ExprSyntax, _ expected: Type?) -> Expression {
        let result: Type = expected ?? .variable(TypeVariable())
        func yielding(_ expression: ExprSyntax) -> Statement {
            let nested = expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self)
            let wanted = normalized(result)
            let value =
                nested
                ? checkStatementExpression(expression, result)
                : check(expression, wanted.isUnresolvedVariable ? nil : wanted)
            if value.type.isLibrary("Never") {
                return Statement(.expression(value), range(expression))
            }
            return Statement(
                .yield(converted(value, to: result, .branch, at: expression)), range(expression))
        }
        let statement: Statement
        if let conditional = syntax.as(IfExprSyntax.self) {
            statement = ifExpression(conditional, yielding)
        } else if let switching = syntax.as(SwitchExprSyntax.self) {
            statement = checkSwitch(switching, label: nil, yielding: yielding)
        } else {
            return failed(syntax)
        }
        requireValues(of: statement, normalized(result))
        return Expression(.ifExpression(statement), result, range(syntax))
    }

    /// Of several statements in a branch none is its value: what comes out of it would be nothing.
    private func requireValues(of statement: Statement, _ type: Type) {
        guard file.origin == .user, !type.isVoid, !type.isUnresolvedVariable, !type.isError else {
            return
        }
        let branches: [[Statement]]
        switch statement.kind {
        case .conditional(_, let then, let otherwise): branches = [then, otherwise]
        case .switching(_, let cases, _): branches = cases.map(\.body)
        default: return
        }
        for branch in branches {
            guard let last = branch.last else { continue }
            if branch.count == 1, case .conditional = last.kind {
                requireValues(of: last, type)
                continue
            }
            if case .yield = last.kind { continue }
            let leavesOnlySwitch = if case .breaking(nil) = last.kind { true } else { false }
            if alwaysLeaves(branch), !leavesOnlySwitch { continue }
            environment.error(
                "missing-return",
                "this branch must be \(article(type.resolved)) like the others, in one expression",
                at: last.range,
                hint: "give every branch 'return', or move its statements to a function")
        }
    }

    private func ifExpression(_ syntax: IfExprSyntax, _ yielding: (ExprSyntax) -> Statement)
        -> Statement
    {
        func branch(_ block: CodeBlockSyntax) -> [Statement] {
            inScope(Scope(parent: scope)) {
                if block.statements.count == 1, let expression = block.statements.first?.expression
                {
                    return [yielding(expression)]
                }
                return checkStatements(block.statements)
            }
        }
        let (conditions, then) = inScope(Scope(parent: scope)) {
            (checkConditions(syntax.conditions), branch(syntax.body))
        }
        var otherwise: [Statement] = []
        switch syntax.elseBody {
        case .codeBlock(let block): otherwise = branch(block)
        case .ifExpr(let nested): otherwise = [ifExpression(nested, yielding)]
        case nil:
            error(
                "if-needs-else", "an 'if' that gives a value needs an 'else'", at: syntax.ifKeyword)
        }
        return Statement(.conditional(conditions, then, otherwise), range(syntax))
    }
}
