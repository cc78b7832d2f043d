import SwiftSyntax

/// Statements that a result builder turns into one value.
extension Checker {
    /// The body of a function or closure, if a builder is to make its value: not where it says
    /// `return`.
    func builtBody(
        _ statements: CodeBlockItemListSyntax, by builder: Nominal, as type: Type
    ) -> [Statement]? {
        if ReturnFinder.finds(in: statements) { return nil }
        let place = Syntax(statements)
        var result = buildBlock(statements, builder)
        if let final = callBuilder(
            builder, "buildFinalResult", [result.value], place, isOptional: true)
        {
            result.value = final
        }
        let value = converted(result.value, to: type, .returned, at: place)
        return result.statements + [Statement(.returning(value), range(place))]
    }

    /// The builder of the function itself, or of the requirement that it does.
    func resultBuilder(of function: Function) -> Nominal? {
        if let own = function.resultBuilder { return own }
        guard !function.isLibrary, let owner = function.owner, owner.kind != .protocolType,
            function.role != .initializer
        else { return nil }
        for target in conformances.protocols(of: owner.declaredType) where !target.isLibrary {
            for member in environment.ownMembers(of: target, named: function.name) {
                let found =
                    (member as? Function)?.resultBuilder ?? (member as? Variable)?.resultBuilder
                if let found { return found }
            }
        }
        return nil
    }

    func buildBlock(_ statements: CodeBlockItemListSyntax, _ builder: Nominal) -> (
        statements: [Statement], value: Expression
    ) {
        var result: [Statement] = []
        var parts: [Expression] = []
        for item in statements {
            if let part = buildPart(item, builder, &result) {
                parts.append(keep(part, &result))
            } else {
                result += checkItem(item)
            }
        }
        checkLaterBodies()
        let value =
            combined(parts, builder, Syntax(statements), &result)
            ?? Expression(.error, .error, range(statements))
        return (result, value)
    }

    /// What a statement gives the builder; nil for declarations and the like, which just run.
    private func buildPart(
        _ item: CodeBlockItemSyntax, _ builder: Nominal, _ statements: inout [Statement]
    ) -> Expression? {
        if let loop = item.item.as(ForStmtSyntax.self) {
            return buildLoop(loop, builder, &statements)
        }
        guard let expression = item.expression else { return nil }
        if let conditional = expression.as(IfExprSyntax.self) {
            return buildConditional(conditional, builder, &statements)
        }
        if let choice = expression.as(SwitchExprSyntax.self) {
            return buildSwitch(choice, builder, &statements)
        }
        if let infix = expression.as(InfixOperatorExprSyntax.self),
            infix.operator.is(AssignmentExprSyntax.self)
        {
            return nil
        }
        return checkWholePart(expression, builder)
    }

    /// All parts at once, or one after another where the builder has `buildPartialBlock`.
    private func combined(
        _ parts: [Expression], _ builder: Nominal, _ place: Syntax,
        _ statements: inout [Statement]
    ) -> Expression? {
        let partial = members(
            of: opened(builder), named: "buildPartialBlock", isStatic: true)
        guard !partial.isEmpty, let first = parts.first else {
            return callBuilder(builder, "buildBlock", parts, place)
        }
        var result = callBuilder(builder, "buildPartialBlock", [first], place, labels: ["first"])
        for part in parts.dropFirst() {
            guard let sofar = result else { return nil }
            result = callBuilder(
                builder, "buildPartialBlock", [keep(sofar, &statements), part], place,
                labels: ["accumulated", "next"])
        }
        return result
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
                callBuilder(builder, "buildEither", [then.value], syntax, labels: ["first"])
                ?? then.value
            no =
                callBuilder(builder, "buildEither", [otherwise.value], syntax, labels: ["second"])
                ?? otherwise.value
        } else {
            let optional = environment.optional(then.value.type)
            let some = Expression(.wrap(then.value), optional, place)
            yes = callBuilder(builder, "buildOptional", [some], syntax) ?? some
            let none = Expression(.nilLiteral, optional, place)
            no = callBuilder(builder, "buildOptional", [none], syntax) ?? none
        }
        let result = hiddenVariable("(either)", yes.type, place)
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

    /// A local variable that collects what a statement builds.
    func hiddenVariable(_ name: String, _ type: Type, _ place: SourceRange) -> Variable {
        let variable = Variable(
            name: name, storage: .local, isLet: false, type: type, file: file, range: place)
        variable.context = context
        variable.isMutated = true
        return variable
    }

    private func buildLoop(
        _ syntax: ForStmtSyntax, _ builder: Nominal, _ statements: inout [Statement]
    ) -> Expression {
        let place = range(syntax)
        let collected = hiddenVariable("(parts)", .variable(TypeVariable()), place)
        var element: Type = .error
        let loop = checkForLoop(syntax, label: nil) {
            let body = self.buildBlock(syntax.body.statements, builder)
            element = body.value.type
            let array = self.environment.array(of: element)
            _ = self.solver.unify(collected.type, array)
            let token = ExprSyntax.unwritten
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

    func callBuilder(
        _ builder: Nominal, _ name: String, _ values: [Expression], _ syntax: some SyntaxProtocol,
        labels: [String] = [], isOptional: Bool = false
    ) -> Expression? {
        let type = opened(builder)
        let found = members(of: type, named: name, isStatic: true)
        if found.isEmpty {
            if !isOptional {
                error(
                    "builder-method", "the result builder '\(builder.name)' has no '\(name)'",
                    at: syntax, hint: "give it a 'static func \(name)'")
            }
            return nil
        }
        let token = ExprSyntax.unwritten
        var written = values.map { WrittenArgument(syntax: token, checked: $0) }
        for (index, label) in labels.enumerated() { written[index].label = label }
        let metatype = Expression(.metatype(type), .metatype(type), range(syntax))
        let candidates = found.map {
            Candidate(declaration: $0.0, base: metatype, baseType: type, substitution: $0.1)
        }
        let before = environment.problems.count
        let result = resolve(candidates, written, nil, name: name, at: token)
        if environment.hasErrors(since: before),
            let wrong = values.first(where: { !isTaken($0, by: candidates) }) ?? values.first
        {
            environment.problems.removeLast(environment.problems.count - before)
            environment.error(
                "builder-element",
                "'\(builder.name)' takes no \(wrong.type.resolved) here", at: wrong.range)
        }
        return Expression(result.kind, result.type, range(syntax))
    }
    /// The builder, with what its parts say for its type parameters: `ListBuilder<T>`.
    private func opened(_ builder: Nominal) -> Type {
        .nominal(builder, builder.parameters.map { _ in .variable(TypeVariable()) })
    }

    /// Whether any of a builder's functions takes a value as one of its parts.
    private func isTaken(_ value: Expression, by candidates: [Candidate]) -> Bool {
        candidates.contains { candidate in
            parameters(of: candidate.declaration).contains { parameter in
                let type = conformances.substitute(parameter.type, open(candidate))
                let part = parameter.isVariadic ? type.arguments.first ?? type : type
                return solver.speculate { convert(value, to: part) != nil }
            }
        }
    }
}
