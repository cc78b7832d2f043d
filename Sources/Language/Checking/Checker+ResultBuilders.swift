import SwiftSyntax

/// Closures whose statements a result builder turns into one value.
extension Checker {
    /// A closure whose statements a result builder turns into one value.
    func builtClosure(_ syntax: ClosureExprSyntax, _ builder: Nominal, _ type: Type) -> Expression {
        guard case .function(let function) = normalized(type) else {
            return check(ExprSyntax(syntax), as: type, .other)
        }
        let inner = FunctionContext(
            parent: context, function: nil, result: function.result, canThrow: function.canThrow)
        let innerScope = Scope(parent: scope, context: inner)
        let closure = ClosureExpression(context: inner, type: function, range: range(syntax))
        let outerContext = context
        let outerTry = (tryDepth, catchDepth, loopLabels, insideOptionalChain)
        (tryDepth, catchDepth, loopLabels, insideOptionalChain) = (0, 0, [], false)
        context = inner
        inScope(innerScope) {
            var result = buildBlock(syntax.statements, builder)
            if let final = callBuilder(
                builder, "buildFinalResult", [result.value], syntax, isOptional: true)
            {
                result.value = final
            }
            let value = converted(result.value, to: function.result, .returned, at: syntax)
            closure.body.statements =
                result.statements + [Statement(.returning(value), range(syntax))]
        }
        context = outerContext
        (tryDepth, catchDepth, loopLabels, insideOptionalChain) = outerTry
        closure.body.context = inner
        propagateCaptures(of: inner)
        closure.type.canThrow = inner.throwsErrors
        return Expression(.closure(closure), type, range(syntax))
    }

    private func buildBlock(_ statements: CodeBlockItemListSyntax, _ builder: Nominal) -> (
        statements: [Statement], value: Expression
    ) {
        var result: [Statement] = []
        var parts: [Expression] = []
        for item in statements {
            if let expression = item.item.as(ExprSyntax.self) {
                if let conditional = expression.as(IfExprSyntax.self) {
                    parts.append(keep(buildConditional(conditional, builder, &result), &result))
                    continue
                }
                let value = checkWholePart(expression, builder)
                parts.append(keep(value, &result))
            } else if let loop = item.item.as(ForStmtSyntax.self) {
                parts.append(keep(buildLoop(loop, builder, &result), &result))
            } else if let statement = item.item.as(ExpressionStmtSyntax.self),
                let conditional = statement.expression.as(IfExprSyntax.self)
            {
                parts.append(keep(buildConditional(conditional, builder, &result), &result))
            } else {
                result += checkItem(item)
            }
        }
        let place = Syntax(statements)
        let value =
            callBuilder(builder, "buildBlock", parts, place)
            ?? Expression(.error, .error, range(place))
        return (result, value)
    }

    private func checkWholePart(_ syntax: ExprSyntax, _ builder: Nominal) -> Expression {
        checkingWhole {
            let value = check(syntax)
            return callBuilder(builder, "buildExpression", [value], syntax, isOptional: true)
                ?? value
        } ?? failed(syntax)
    }

    /// A part's value in a hidden constant, so that parts are evaluated in order and once.
    private func keep(_ value: Expression, _ statements: inout [Statement]) -> Expression {
        let variable = Variable(
            name: "(part)", storage: .local, isLet: true, type: value.type, file: file,
            range: value.range)
        variable.context = context
        statements.append(Statement(.declare(.variable(variable), value), value.range))
        return Expression(.variable(variable), value.type, value.range)
    }

    private func buildConditional(
        _ syntax: IfExprSyntax, _ builder: Nominal, _ statements: inout [Statement]
    ) -> Expression {
        let conditions = Scope(parent: scope)
        var checked: [Condition] = []
        var then: (statements: [Statement], value: Expression)!
        inScope(conditions) {
            checked = checkConditions(syntax.conditions)
            inScope(Scope(parent: conditions)) {
                then = buildBlock(syntax.body.statements, builder)
            }
        }
        var otherwise: (statements: [Statement], value: Expression)?
        if let elseBody = syntax.elseBody {
            inScope(Scope(parent: scope)) {
                switch elseBody {
                case .codeBlock(let block): otherwise = buildBlock(block.statements, builder)
                case .ifExpr(let nested):
                    var inner: [Statement] = []
                    let value = buildConditional(nested, builder, &inner)
                    otherwise = (inner, value)
                }
            }
        }
        let place = range(syntax)
        let yes: Expression
        let no: Expression
        if let otherwise {
            yes =
                callBuilder(builder, "buildEither", [then.value], syntax, label: "first")
                ?? then.value
            no =
                callBuilder(builder, "buildEither", [otherwise.value], syntax, label: "second")
                ?? otherwise.value
        } else {
            let optional = environment.optional(then.value.type)
            let some = Expression(.wrap(then.value), optional, place)
            yes = callBuilder(builder, "buildOptional", [some], syntax) ?? some
            let none = Expression(.nilLiteral, optional, place)
            no = callBuilder(builder, "buildOptional", [none], syntax) ?? none
        }
        let result = Variable(
            name: "(either)", storage: .local, isLet: false, type: yes.type, file: file,
            range: place)
        result.context = context
        result.isMutated = true
        let target = Expression(.variable(result), yes.type, place)
        func assign(_ value: Expression) -> Statement {
            Statement(
                .expression(
                    Expression(.assign(target, convert(value, to: yes.type) ?? value), .void, place)
                ),
                place)
        }
        statements.append(Statement(.declare(.variable(result), nil), place))
        statements.append(
            Statement(
                .conditional(
                    checked, then.statements + [assign(yes)],
                    (otherwise?.statements ?? []) + [assign(no)]), place))
        return target
    }

    private func buildLoop(
        _ syntax: ForStmtSyntax, _ builder: Nominal, _ statements: inout [Statement]
    ) -> Expression {
        let place = range(syntax)
        let collected = Variable(
            name: "(parts)", storage: .local, isLet: false, type: .variable(TypeVariable()),
            file: file, range: place)
        collected.context = context
        collected.isMutated = true
        var element: Type = .error
        let loop = checkForLoop(syntax, label: nil) {
            let body = self.buildBlock(syntax.body.statements, builder)
            element = body.value.type
            let array = self.environment.array(of: element)
            _ = self.solver.unify(collected.type, array)
            let token = ExprSyntax(NilLiteralExprSyntax())
            let target = Expression(.variable(collected), array, place)
            target.isLvalue = true
            let one = Expression(.array([body.value]), array, place)
            let written = [
                WrittenArgument(syntax: token, checked: target),
                WrittenArgument(syntax: token, checked: one),
            ]
            let candidates = self.operators("+", [array, array], nil, arity: 2)
            guard
                let plus = candidates.first(where: {
                    self.score($0, Matching(positions: [[0], [1]]), written, nil) != nil
                })
            else { return body.statements }
            let sum = self.apply(
                plus, Matching(positions: [[0], [1]]), written, array, at: token)
            return body.statements + [
                Statement(.expression(Expression(.assign(target, sum), .void, place)), place)
            ]
        }
        let array = environment.array(of: element)
        statements.append(
            Statement(
                .declare(.variable(collected), Expression(.array([]), array, place)), place))
        statements.append(loop)
        let parts = Expression(.variable(collected), array, place)
        return callBuilder(builder, "buildArray", [parts], syntax)
            ?? Expression(.error, .error, place)
    }

    private func callBuilder(
        _ builder: Nominal, _ name: String, _ values: [Expression], _ syntax: some SyntaxProtocol,
        label: String? = nil, isOptional: Bool = false
    ) -> Expression? {
        let type = Type.nominal(builder, [])
        let found = members(of: type, named: name, isStatic: true)
        if found.isEmpty {
            if !isOptional {
                error(
                    "builder-method", "the result builder '\(builder.name)' has no '\(name)'",
                    at: syntax, hint: "give it a 'static func \(name)'")
            }
            return nil
        }
        let token = ExprSyntax(NilLiteralExprSyntax())
        var written = values.map { WrittenArgument(syntax: token, checked: $0) }
        if let label { written[0].label = label }
        let metatype = Expression(.metatype(type), .metatype(type), range(syntax))
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        let before = environment.problems.count
        let result = resolve(candidates, written, nil, name: name, at: token)
        if result.type.isError, environment.problems.count > before, let first = values.first {
            environment.problems.removeLast(environment.problems.count - before)
            environment.error(
                "builder-element",
                "'\(builder.name)' takes no \(first.type.resolved) here", at: first.range)
        }
        return Expression(result.kind, result.type, range(syntax))
    }
}
