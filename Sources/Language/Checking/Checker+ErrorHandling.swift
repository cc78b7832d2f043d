import SwiftSyntax

/// `do` and its `catch` clauses.
extension Checker {
    func checkDo(_ syntax: DoStmtSyntax, label: String?) -> Statement {
        let place = range(syntax)
        let takesAll = syntax.catchClauses.contains { clause in
            clause.catchItems.isEmpty
                || clause.catchItems.contains {
                    $0.pattern == nil
                        || $0.pattern?.is(ValueBindingPatternSyntax.self) == true
                            && $0.whereClause == nil
                            && ($0.pattern?.as(ValueBindingPatternSyntax.self)?.pattern.is(
                                IdentifierPatternSyntax.self) == true)
                }
        }
        if syntax.catchClauses.isEmpty {
            return Statement(
                .block(
                    looping(label, .block) { checkBlock(syntax.body.statements) }, label: label),
                place)
        }
        let thrownBefore = context?.thrown.count ?? 0
        catchDepth += 1
        let body = looping(label, .block) { checkBlock(syntax.body.statements) }
        catchDepth -= 1
        let thrown = Array(context?.thrown.dropFirst(thrownBefore) ?? [])
        let anyError = conformances.anyError
        let variable = Variable(
            name: "error", storage: .local, isLet: true, type: anyError, file: file, range: place)
        variable.context = context
        let typed = commonType(of: thrown.map(\.type))
        var patterns: [Pattern] = []
        let clauses = syntax.catchClauses.map { clause -> CatchClause in
            let inner = Scope(parent: scope)
            return inScope(inner) {
                let written = clause.catchItems.compactMap { item in
                    item.pattern.map { ($0, item.whereClause) }
                }
                if written.isEmpty {
                    return catchAll(clause, variable, typed, in: inner)
                }
                let items = checkPatternItems(written, typed ?? anyError)
                patterns += items.filter { $0.filter == nil }.map(\.pattern)
                return CatchClause(
                    items: items.map { (cast($0.pattern, to: typed), $0.filter) },
                    body: checkBlock(clause.body.statements))
            }
        }
        let catchesAll =
            takesAll
            || typed.map { Exhaustiveness(checker: self).missing(patterns, $0) == nil } ?? false
        if catchesAll {
            context?.thrown.removeLast(thrown.count)
        } else if !thrown.isEmpty {
            context?.throwsErrors = context?.throwsErrors == true || catchDepth == 0
        }
        return Statement(.doCatch(body, clauses, errorVariable: variable, label: label), place)
    }

    /// `catch` without a pattern: the error has the name `error`.
    private func catchAll(
        _ clause: CatchClauseSyntax, _ variable: Variable, _ typed: Type?, in scope: Scope
    ) -> CatchClause {
        guard let typed else {
            scope.declare(variable)
            return CatchClause(
                items: [(.anything, nil)], body: checkBlock(clause.body.statements))
        }
        let known = Variable(
            name: "error", storage: .local, isLet: true, type: typed, file: file,
            range: range(clause))
        known.context = context
        scope.declare(known)
        return CatchClause(
            items: [(.type(typed, .variable(known)), nil)],
            body: checkBlock(clause.body.statements))
    }

    /// The one type of all errors that a `do` block can throw, if there is one.
    private func commonType(of types: [Type]) -> Type? {
        guard let first = types.first?.resolved, types.allSatisfy({ $0.resolved == first }) else {
            return nil
        }
        if case .existential = first { return nil }
        if case .parameter = first { return nil }
        return first.isError || !isKnown(first) ? nil : first
    }

    func checkThrow(_ statement: ThrowStmtSyntax) -> Statement {
        let place = range(statement)
        let wanted = catchDepth == 0 ? context?.promisedError : nil
        let value = checkWhole(statement.expression, wanted)
        context?.throwsErrors = context?.throwsErrors == true || catchDepth == 0
        context?.thrown.append((value.type, range(statement.expression)))
        refuseInRethrowing(Syntax(statement))
        if !value.type.isError, !conformances.conforms(value.type, toLibrary: "Error") {
            error(
                "not-an-error", "'\(value.type.resolved)' does not conform to Error",
                at: statement.expression,
                hint: value.type.nominal?.isLibrary == false
                    ? "declare it as 'enum \(value.type.resolved): Error'"
                    : "declare what can go wrong: 'enum Problem: Error { case … }'")
        }
        return Statement(
            .throwing(convert(value, to: conformances.anyError) ?? value), place)
    }

    /// A function that rethrows throws only what its parameters do, and what it makes of that in a
    /// `catch` clause.
    func refuseInRethrowing(_ syntax: Syntax) {
        guard let function = context?.function, function.isRethrowing, catchDepth == 0,
            !function.isLibrary
        else { return }
        var outer = syntax.parent
        while let here = outer, !here.is(FunctionDeclSyntax.self) {
            if here.is(CatchClauseSyntax.self) { return }
            outer = here.parent
        }
        error(
            "rethrows-alone",
            "'\(function.name)' is declared 'rethrows', and here it throws by itself", at: syntax,
            hint: "declare it 'throws'")
    }

    /// A call that can throw needs `try`, and somewhere to throw to.
    func noteThrow(_ canThrow: Bool, _ thrown: Type?, at syntax: some SyntaxProtocol) {
        guard canThrow, thrown?.isLibrary("Never") != true else { return }
        if tryDepth == 0 {
            error(
                "missing-try", "this call can throw an error and is not marked with 'try'",
                at: syntax, hint: "write 'try' before it")
        }
        context?.throwsErrors = context?.throwsErrors == true || catchDepth == 0
        context?.thrown.append((thrown ?? conformances.anyError, range(syntax)))
    }

    /// A function that says what it throws throws nothing else.
    func checkThrown(by function: Function, _ context: FunctionContext) {
        guard let promised = function.thrown?.resolved else { return }
        if !conformances.conforms(promised, toLibrary: "Error") {
            environment.error(
                "missing-conformance", "'\(promised)' cannot be thrown: it is no Error",
                at: function.range, hint: "declare an 'enum …: Error'")
        }
        for (type, range) in context.thrown
        where type.resolved != promised && !type.isError {
            environment.error(
                "thrown-type",
                "'\(function.name)' throws only \(promised), but here it throws \(article(type.resolved))",
                at: range, hint: "catch it and throw \(article(promised)), or write only 'throws'")
        }
    }

    /// The pattern for the value of this type behind `any Error`.
    private func cast(_ pattern: Pattern, to type: Type?) -> Pattern {
        type.map { .type($0, pattern) } ?? pattern
    }
}
