import Bytecode
import Diagnostics
import SwiftSyntax

extension Checker {
    /// Checks a function's body once, for all types it will be compiled with.
    @discardableResult
    func checkBody(of function: Function) -> FunctionContext {
        let inner = FunctionContext(
            parent: context, function: function, result: bodyResult(of: function),
            canThrow: function.canThrow)
        guard function.body == nil, !function.checking else { return inner }
        function.checking = true
        defer { function.checking = false }
        // An observer's parameter has its property's type, which may not have been inferred yet.
        if function.role == .setter {
            for case let property as Variable in function.owner?.members[function.name] ?? [] {
                property.completion?()
            }
        }
        let body = FunctionBody()
        let assumed = conformances.equalAssumptions
        // Only functions inside others see what those assume; a library body may be checked amid
        // anything.
        let isNested = context?.isTopLevel == false
        conformances.equalAssumptions =
            (isNested ? assumed : []) + function.ownerSignature.equalities
            + function.signature.equalities
        defer { conformances.equalAssumptions = assumed }
        let outer = (
            context, conformances.assumptions, tryDepth, catchDepth, loopLabels, dollarParameters
        )
        context = inner
        (tryDepth, catchDepth, loopLabels, dollarParameters) = (0, 0, [], [])
        if !isNested { conformances.assumptions = [] }
        conformances.assumptions +=
            function.ownerSignature.conformances + function.signature.conformances
        let bodyScope = Scope(parent: function.scope ?? scope, context: inner)
        if let owner = function.owner {
            body.selfVariable = selfVariable(for: function, owner, inner)
            bodyScope.declare(body.selfVariable!)
        }
        for parameter in function.parameters {
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout,
                type: parameter.type, file: file, range: function.range)
            variable.context = inner
            variable.isInoutParameter = parameter.isInout
            variable.isBorrowed = parameter.isInout
            if case .function = parameter.type.shallow {
                // What is given to a setter is there to be kept.
                variable.isNonEscaping =
                    !parameter.isEscaping && !parameter.isVariadic && function.role != .setter
            }
            body.parameters.append(variable)
            if parameter.wrapper == nil { bodyScope.declare(variable) }
        }
        function.body = body
        if let synthesized = function.synthesizedBody {
            body.statements = inScope(bodyScope) { synthesized(self) }
            if !function.isLibrary, !environment.hasErrors { checkEscapes(from: body) }
        } else if let syntax = function.unreadBody?() ?? function.bodySyntax {
            inScope(bodyScope) {
                let wrappers = zip(function.parameters, body.parameters).compactMap {
                    parameter, given in parameter.wrapper.map { wrap(given, parameter, by: $0) }
                }
                checkBodyStatements(syntax, of: function, inner, body)
                if !wrappers.isEmpty { body.statements.insert(contentsOf: wrappers, at: 0) }
            }
        }
        body.context = inner
        settleOpaqueResult(of: function, inner)
        if inner.parent == nil { settleLocalCaptures(in: inner) }
        (context, conformances.assumptions, tryDepth, catchDepth, loopLabels, dollarParameters) =
            outer
        return inner
    }

    private func checkEscapes(from body: FunctionBody) {
        var check = EscapeCheck(environment: environment)
        check.check(body.statements)
    }

    private func bodyResult(of function: Function) -> Type {
        if function.role == .initializer { return function.isFailable ? function.result : .void }
        return function.result
    }

    private func selfVariable(for function: Function, _ owner: Nominal, _ inner: FunctionContext)
        -> Variable
    {
        // `extension Range where Bound == Int`: inside, the type is Range<Int>.
        var known: Substitution = [:]
        for (left, right) in function.ownerSignature.equalities + function.signature.equalities {
            if case .parameter(let parameter) = left { known[parameter] = right }
        }
        let type = owner.declaredType.substituting(known)
        let isMetatype = function.isStatic
        let variable = Variable(
            name: "self", storage: .local,
            isLet: isMetatype || !(function.isMutating || function.role == .initializer)
                || owner.kind == .classType,
            type: isMetatype ? .metatype(type) : type, file: file, range: function.range)
        variable.context = inner
        variable.isInoutParameter = function.isMutating && owner.kind != .classType && !isMetatype
        variable.isBorrowed =
            variable.isInoutParameter
            || function.role == .initializer && owner.kind != .classType
        return variable
    }

    private func checkBodyStatements(
        _ syntax: CodeBlockItemListSyntax, of function: Function, _ inner: FunctionContext,
        _ body: FunctionBody
    ) {
        if let builder = resultBuilder(of: function),
            let built = builtBody(syntax, by: builder, as: inner.result)
        {
            body.statements = built
        } else if syntax.count == 1, let expression = syntax.first?.expression,
            !function.result.isVoid, function.role != .initializer
        {
            if isStatementLike(expression) {
                body.statements = [implicitReturn(expression, inner)]
            } else {
                body.statements = [
                    checkingWhole { singleExpression(expression, inner) }
                        ?? Statement(.nothing, range(syntax))
                ]
            }
        } else {
            body.statements = checkStatements(syntax)
        }
        if function.isLibrary { return }
        warnAboutLocals(of: inner)
        if !environment.hasErrors {
            DefiniteInitialization.check(body.statements, of: function, body, in: environment)
            checkEscapes(from: body)
        }
        let needsValue =
            !function.result.isVoid && function.role != .initializer
            && !function.result.isError
        if needsValue, !alwaysLeaves(body.statements) {
            error(
                "missing-return",
                "'\(function.name)' must return \(article(function.result)) on every path",
                at: syntax.last.map { Syntax($0) } ?? Syntax(syntax),
                hint: "end it with 'return …'")
        }
        checkThrown(by: function, inner)
        if inner.throwsErrors, !function.canThrow {
            environment.error(
                "unhandled-throw", "an error thrown in '\(function.name)' is not handled",
                at: function.range,
                hint: "declare it 'throws', or catch the error with 'do { … } catch { … }'")
        }
    }

    /// `if` and `switch` alone in a function's body: a value if every branch is one, else statements.
    private func implicitReturn(_ syntax: ExprSyntax, _ inner: FunctionContext) -> Statement {
        if isValueBranches(syntax) {
            let value =
                checkingWhole { check(syntax, as: inner.result, .returned) } ?? failed(syntax)
            return Statement(.returning(value), range(syntax))
        }
        return checkExpressionStatement(syntax)
    }

    func isValueBranches(_ syntax: ExprSyntax) -> Bool {
        func isValue(_ block: CodeBlockItemListSyntax) -> Bool {
            guard block.count == 1, let expression = block.first?.expression else { return false }
            return isStatementLike(expression) ? isValueBranches(expression) : true
        }
        if let conditional = syntax.as(IfExprSyntax.self) {
            guard isValue(conditional.body.statements) else { return false }
            switch conditional.elseBody {
            case .codeBlock(let block): return isValue(block.statements)
            case .ifExpr(let nested): return isValueBranches(ExprSyntax(nested))
            case nil: return false
            }
        }
        if let switching = syntax.as(SwitchExprSyntax.self) {
            // Where a case returns, all of them do: `switch` is no value then.
            let returns = switching.cases.contains {
                guard case .switchCase(let item) = $0 else { return false }
                return item.statements.last?.item.is(ReturnStmtSyntax.self) ?? false
            }
            if returns { return false }
            return switching.cases.contains {
                guard case .switchCase(let item) = $0 else { return false }
                return isValue(item.statements) && !leavesByWord(item.statements)
            }
        }
        return false
    }

    private func leavesByWord(_ statements: CodeBlockItemListSyntax) -> Bool {
        statements.first?.item.is(StmtSyntax.self) ?? false
    }

    /// The body of a function, checked when it is first needed.
    func body(of function: Function) -> FunctionBody? {
        if let body = function.body { return body }
        guard function.bodySyntax != nil || function.synthesizedBody != nil else { return nil }
        let checker = Checker(environment: environment, file: function.file, scope: function.scope)
        checker.checkBody(of: function)
        return function.body
    }
}
