import Diagnostics
import SwiftSyntax

/// Closures.
extension Checker {
    func closureParameterCount(_ syntax: ClosureExprSyntax) -> Int {
        switch syntax.signature?.parameterClause {
        case .simpleInput(let list): return list.count
        case .parameterClause(let clause): return clause.parameters.count
        case nil: return ShorthandArgumentCounter.count(in: syntax)
        }
    }

    /// - Parameter builder: the result builder of the parameter that the closure is given for.
    func checkClosure(
        _ syntax: ClosureExprSyntax, _ expected: Type?, builder: Nominal? = nil
    ) -> Expression {
        var target = expected.map(normalized)
        if let wrapped = target?.wrapped { target = normalized(wrapped) }
        var wanted: FunctionType?
        if case .function(let function)? = target { wanted = function }
        let inner = FunctionContext(
            parent: context, function: nil, result: wanted?.result ?? .variable(TypeVariable()),
            canThrow: true)
        if let clause = syntax.signature?.returnClause {
            inner.result = resolver.resolve(clause.type)
        }
        let ownError = resolver.thrownType(syntax.signature?.effectSpecifiers?.throwsClause)
        inner.promisedError = ownError ?? wanted?.thrown.map(normalized)
        let innerScope = Scope(parent: scope, context: inner)
        let closure = ClosureExpression(
            context: inner, type: FunctionType(parameters: [], result: inner.result),
            range: range(syntax))
        closure.captureList = checkCaptureList(syntax, in: innerScope)
        var prologue: [Statement] = []
        var parts: [Variable] = []
        guard
            let parameters = closureParameters(
                syntax, wanted, inner, innerScope, &prologue, &parts)
        else {
            return failed(syntax)
        }
        closure.parameters = parameters
        inner.isGivenOpenTypes = parameters.contains { !$0.type.isClosed }
        closure.type.parameters = zip(parameters, parameters.indices).map { parameter, index in
            var result = FunctionType.Parameter(type: parameter.type)
            result.isInout =
                wanted?.parameters.indices.contains(index) == true
                && wanted?.parameters[index].isInout == true || parameter.isInoutParameter
            return result
        }
        for (parameter, type) in zip(parameters, closure.type.parameters) where type.isInout {
            parameter.isInoutParameter = true
            parameter.isBorrowed = true
            parameter.isLet = false
        }
        let outerDollar = dollarParameters
        let usesDollar = syntax.signature?.parameterClause == nil
        if usesDollar { dollarParameters = parts.isEmpty ? parameters : parts }
        let outerTry = (tryDepth, catchDepth, loopLabels, insideOptionalChain)
        (tryDepth, catchDepth, loopLabels, insideOptionalChain) = (0, 0, [], false)
        let outerContext = context
        context = inner
        inScope(innerScope) {
            closure.body.statements =
                prologue + checkClosureBody(syntax.statements, inner, wanted, builder)
        }
        context = outerContext
        (tryDepth, catchDepth, loopLabels, insideOptionalChain) = outerTry
        dollarParameters = outerDollar
        warnAboutLocals(of: inner)
        closure.body.parameters = parameters
        closure.body.context = inner
        propagateCaptures(of: inner)
        closure.type.result = inner.result
        closure.type.canThrow = inner.throwsErrors
        closure.type.thrown = ownError
        return Expression(.closure(closure), .function(closure.type), range(syntax))
    }

    /// Parameters by the closure's own words, or `$0`…, with types from both.
    private func closureParameters(
        _ syntax: ClosureExprSyntax, _ wanted: FunctionType?, _ inner: FunctionContext,
        _ innerScope: Scope, _ prologue: inout [Statement], _ parts: inout [Variable]
    ) -> [Variable]? {
        var names: [(name: String, type: Type?, range: SourceRange)] = []
        var inouts: Set<Int> = []
        var borrowed: Set<Int> = []
        switch syntax.signature?.parameterClause {
        case .simpleInput(let list):
            names = list.map { ($0.name.identifierText, nil, range($0.name)) }
        case .parameterClause(let clause):
            names = clause.parameters.enumerated().map { index, parameter in
                let name = parameter.secondName ?? parameter.firstName
                let written = parameter.type.map { resolver.resolveParameter($0) }
                if written?.isInout == true { inouts.insert(index) }
                // Without `@escaping` before it.
                if parameter.type?.is(FunctionTypeSyntax.self) == true { borrowed.insert(index) }
                return (name.identifierText, written?.type, range(name))
            }
        case nil:
            let used = ShorthandArgumentCounter.count(in: syntax)
            let count = max(used, wanted?.parameters.count ?? 0)
            names = (0..<count).map { ("$\($0)", nil, range(syntax)) }
            if let wanted, used < wanted.parameters.count, file.origin == .user,
                syntax.signature == nil, !wanted.parameters.contains(where: { $0.type.isVoid })
            {
                error(
                    "closure-parameters",
                    "this closure gets \(self.count(wanted.parameters.count, "argument")), and uses \(used == 0 ? "none" : "only $0\(used > 1 ? "…$\(used - 1)" : "")")",
                    at: syntax,
                    hint:
                        "say that it ignores them: '{ \(Array(repeating: "_", count: wanted.parameters.count).joined(separator: ", ")) in … }'"
                )
            }
            if let wanted, wanted.parameters.count == 1, used > 1,
                case .tuple(let elements) = wanted.parameters[0].type.shallow,
                elements.count >= used
            {
                names = (0..<elements.count).map { ("$\($0)", nil, range(syntax)) }
            }
        }
        func variable(_ name: String, _ type: Type, _ range: SourceRange) -> Variable {
            let result = Variable(
                name: name, storage: .local, isLet: true, type: type, file: file, range: range)
            result.context = inner
            return result
        }
        if let wanted, wanted.parameters.count != names.count {
            // A closure over pairs may name the parts: `{ key, value in … }`.
            if wanted.parameters.count == 1, names.count > 1,
                case .tuple(let elements) = wanted.parameters[0].type.shallow,
                elements.count == names.count
            {
                let whole = variable("(pair)", wanted.parameters[0].type, range(syntax))
                for (index, name) in names.enumerated() {
                    let part = variable(name.name, elements[index].type, name.range)
                    parts.append(part)
                    innerScope.declare(part)
                    let value = Expression(
                        .tupleElement(
                            Expression(.variable(whole), whole.type, name.range), index),
                        part.type, name.range)
                    prologue.append(Statement(.declare(.variable(part), value), name.range))
                }
                return [whole]
            }
            error(
                "closure-parameters",
                "this closure gets \(count(wanted.parameters.count, "argument")), but \(names.isEmpty ? "takes none" : "takes \(names.count)")",
                at: syntax.signature.map { Syntax($0) } ?? Syntax(syntax),
                hint: names.isEmpty && !wanted.parameters.isEmpty
                    ? "write '{ _ in …' to ignore it" : nil)
            return nil
        }
        var result: [Variable] = []
        for (index, name) in names.enumerated() {
            let given = wanted?.parameters[index].type
            if let written = name.type, let given, !solver.unify(written, given) {
                environment.error(
                    "type-mismatch",
                    "this parameter is \(article(normalized(given).resolved)), not \(article(written))",
                    at: name.range)
                return nil
            }
            let parameter = variable(
                name.name, name.type ?? given ?? .variable(TypeVariable()), name.range)
            parameter.isInoutParameter = inouts.contains(index)
            parameter.isNonEscaping = borrowed.contains(index)
            if name.name != "_" { innerScope.declare(parameter) }
            result.append(parameter)
        }
        return result
    }

    /// One expression is the closure's value; more statements return theirs.
    private func checkClosureBody(
        _ statements: CodeBlockItemListSyntax, _ inner: FunctionContext, _ wanted: FunctionType?,
        _ builder: Nominal?
    ) -> [Statement] {
        if let builder, let built = builtBody(statements, by: builder, as: inner.result) {
            inner.sawReturn = true
            return built
        }
        if statements.count == 1, let only = statements.first,
            let expression = only.item.as(ExprSyntax.self), !isStatementLike(expression)
        {
            return [singleExpression(expression, inner)]
        }
        if statements.count == 1, let expression = statements.first?.expression,
            !normalized(inner.result).isVoid, isValueBranches(expression)
        {
            return [branchesAsValue(expression, inner)]
        }
        let checked = checkStatements(statements)
        if alwaysLeaves(checked) { return checked }
        if !inner.sawReturn, case .variable(let variable) = inner.result.shallow,
            variable.literal == nil
        {
            solver.bind(variable, to: .void)
            return checked
        }
        let result = normalized(inner.result)
        if !result.isVoid, !result.isError, file.origin == .user {
            let last = statements.last.map { Syntax($0) } ?? Syntax(statements)
            error(
                "missing-return",
                "this closure must return \(article(result.resolved)) on every path", at: last,
                hint: "end it with 'return …'")
        }
        return checked
    }

    /// `{ if $0 { 1 } else { 2 } }`: the branches' value, if they have one.
    private func branchesAsValue(_ syntax: ExprSyntax, _ inner: FunctionContext) -> Statement {
        let value = checkingWhole { check(syntax, inner.result) } ?? failed(syntax)
        if normalized(inner.result).isUnresolvedVariable {
            _ = solver.unify(inner.result, value.type)
        }
        if normalized(value.type).isVoid { return Statement(.expression(value), range(syntax)) }
        inner.sawReturn = true
        return Statement(.returning(value), range(syntax))
    }

    /// `if` and `switch` as a closure's only content are statements unless a value is wanted.
    func isStatementLike(_ syntax: ExprSyntax) -> Bool {
        syntax.is(IfExprSyntax.self) || syntax.is(SwitchExprSyntax.self)
    }

    func singleExpression(_ syntax: ExprSyntax, _ inner: FunctionContext) -> Statement {
        let place = range(syntax)
        let wanted = normalized(inner.result)
        let value = check(syntax, wanted.isVoid ? nil : wanted)
        if wanted.isVoid {
            return Statement(.expression(value), place)
        }
        if value.type.isVoid, wanted.isUnresolvedVariable {
            _ = solver.unify(inner.result, .void)
            return Statement(.expression(value), place)
        }
        if value.type.isLibrary("Never"), !wanted.isUnresolvedVariable {
            return Statement(.expression(value), place)
        }
        inner.sawReturn = true
        return Statement(
            .returning(converted(value, to: inner.result, .returned, at: syntax)), place)
    }

    /// A closure within a closure captures through its parent.
    func propagateCaptures(of inner: FunctionContext) {
        for variable in inner.captures where variable.context !== context {
            if let context, !context.captures.contains(variable) {
                context.captures.append(variable)
            }
        }
    }
}
