import SwiftSyntax

/// `for` over ranges, strides, arrays and any other sequence.
extension Checker {
    func checkForLoop(_ syntax: ForStmtSyntax, label: String?, _ body: () -> [Statement])
        -> Statement
    {
        let place = range(syntax)
        if let range = syntax.sequence.as(InfixOperatorExprSyntax.self),
            let symbol = range.operator.as(BinaryOperatorExprSyntax.self),
            symbol.operator.text == "..<" || symbol.operator.text == "...",
            let loop = checkRangeLoop(
                syntax, range, isClosed: symbol.operator.text == "...", label, body)
        {
            return loop
        }
        if let call = syntax.sequence.as(FunctionCallExprSyntax.self),
            let loop = checkStrideLoop(syntax, call, label, body)
        {
            return loop
        }
        let written = forSequence(syntax)
        let sequence = implicitlyForced(written) ?? written
        let inner = Scope(parent: scope)
        return inScope(inner) {
            if sequence.type.isError {
                declareNames(syntax.pattern, isLet: true, storage: .local)
                _ = looping(label) { body() }
                return Statement(.nothing, place)
            }
            if sequence.type.isLibrary("Array") {
                let element = sequence.type.resolved.arguments[0]
                let pattern = forPattern(syntax, element)
                let filter = forFilter(syntax)
                let statements = looping(label) { body() }
                return Statement(
                    .forArray(pattern, sequence, filter: filter, statements, label: label), place)
            }
            return checkSequenceLoop(syntax, sequence, label, body)
        }
    }

    /// A literal's elements have the type that the loop's variable is given.
    private func forSequence(_ syntax: ForStmtSyntax) -> Expression {
        guard let annotation = syntax.typeAnnotation, syntax.sequence.is(ArrayExprSyntax.self)
        else {
            return checkNested(syntax.sequence)
        }
        let element = resolver.resolve(annotation.type)
        return checkWhole(syntax.sequence, as: environment.array(of: element), .other)
    }

    private func forPattern(_ syntax: ForStmtSyntax, _ element: Type) -> Pattern {
        if syntax.caseKeyword != nil { return checkPattern(syntax.pattern, element, isLet: true) }
        if let binding = syntax.pattern.as(ValueBindingPatternSyntax.self) {
            let isLet = binding.bindingSpecifier.tokenKind == .keyword(.let)
            return declare(binding.pattern, element, isLet: isLet, storage: .local)
        }
        return declare(syntax.pattern, element, isLet: true, storage: .local)
    }

    private func forFilter(_ syntax: ForStmtSyntax) -> Expression? {
        syntax.whereClause.map { checkWhole($0.condition, as: environment.bool, .condition) }
    }

    private func loopVariable(_ syntax: ForStmtSyntax, _ type: Type) -> Variable? {
        guard case .variable(let variable) = forPattern(syntax, type) else { return nil }
        return variable
    }

    private func checkRangeLoop(
        _ syntax: ForStmtSyntax, _ range: InfixOperatorExprSyntax, isClosed: Bool, _ label: String?,
        _ body: () -> [Statement]
    ) -> Statement? {
        guard
            syntax.pattern.is(IdentifierPatternSyntax.self)
                || syntax.pattern.is(WildcardPatternSyntax.self)
        else { return nil }
        var bounds: (Expression, Expression)?
        bounds = checkingWhole {
            let lower = check(range.leftOperand)
            let upper = check(range.rightOperand)
            if lower.type.isError || upper.type.isError { return (lower, upper) }
            _ = solver.unify(lower.type, upper.type)
            return (lower, upper)
        }
        guard let (lower, upper) = bounds else { return nil }
        if lower.type.isError || upper.type.isError {
            return inScope(Scope(parent: scope)) {
                declareNames(syntax.pattern, isLet: true, storage: .local)
                _ = looping(label) { body() }
                return Statement(.nothing, self.range(syntax))
            }
        }
        guard lower.type.resolved == environment.int, upper.type.resolved == environment.int else {
            if lower.type.resolved != upper.type.resolved {
                reportOperator(isClosed ? "..." : "..<", lower, upper, self.range(range))
                return inScope(Scope(parent: scope)) {
                    declareNames(syntax.pattern, isLet: true, storage: .local)
                    _ = looping(label) { body() }
                    return Statement(.nothing, self.range(syntax))
                }
            }
            return nil
        }
        return inScope(Scope(parent: scope)) {
            let variable = loopVariable(syntax, environment.int)
            let filter = forFilter(syntax)
            let statements = looping(label) { body() }
            return Statement(
                .forRange(
                    variable, lower: lower, upper: upper, isClosed: isClosed, filter: filter,
                    statements, label: label), self.range(syntax))
        }
    }

    private func checkStrideLoop(
        _ syntax: ForStmtSyntax, _ call: FunctionCallExprSyntax, _ label: String?,
        _ body: () -> [Statement]
    ) -> Statement? {
        guard call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "stride"
        else { return nil }
        let labels = call.arguments.map { $0.label?.text }
        guard labels == ["from", "to", "by"] || labels == ["from", "through", "by"],
            syntax.pattern.is(IdentifierPatternSyntax.self)
                || syntax.pattern.is(WildcardPatternSyntax.self),
            scope.local("stride").isEmpty
        else { return nil }
        let syntaxes = call.arguments.map(\.expression)
        // Only for Int; anything else goes through the library's `stride`.
        guard
            let values = checkingWhole({
                let values = syntaxes.map { check($0) }
                _ = solver.unify(values[0].type, values[1].type)
                _ = solver.unify(values[0].type, values[2].type)
                return values
            }), values.allSatisfy({ $0.type.resolved == environment.int })
        else { return nil }
        return inScope(Scope(parent: scope)) {
            let variable = loopVariable(syntax, environment.int)
            let filter = forFilter(syntax)
            let statements = looping(label) { body() }
            return Statement(
                .forStride(
                    variable, from: values[0], to: values[1], by: values[2],
                    isThrough: labels[1] == "through", filter: filter, statements, label: label),
                self.range(syntax))
        }
    }

    /// Any other sequence, through `makeIterator()` and `next()`.
    private func checkSequenceLoop(
        _ syntax: ForStmtSyntax, _ sequence: Expression, _ label: String?,
        _ body: () -> [Statement]
    ) -> Statement {
        let place = range(syntax)
        let token = ExprSyntax.unwritten
        func callMember(_ name: String, on base: Expression) -> Expression? {
            let found = members(of: base.type, named: name, isStatic: false)
            let functions = found.filter { ($0.0 as? Function)?.parameters.isEmpty == true }
            guard let first = functions.first else { return nil }
            let candidate = Candidate(
                declaration: first.0, base: base, baseType: base.type, substitution: first.1)
            let applied = apply(candidate, Matching(positions: []), [], nil, at: token)
            return Expression(applied.kind, applied.type, range(syntax.sequence))
        }
        guard conformances.conforms(sequence.type, toLibrary: "Sequence"),
            let iteratorValue = callMember("makeIterator", on: sequence)
        else {
            let type = sequence.type.resolved
            let written = syntax.sequence.trimmedDescription
            let hint: String? =
                if type.isLibrary("Int") {
                    "write a range: 0..<\(written)"
                } else if type.isLibrary("Dataset") {
                    "walk over its batches: \(written).batched(32)"
                } else if type.isLibrary("Tensor") {
                    "count the rows, and take each by its place: for row in 0..<\(written).shape[0]"
                } else { nil }
            error(
                "not-a-sequence", "'for' cannot loop over \(article(type))", at: syntax.sequence,
                hint: hint)
            declareNames(syntax.pattern, isLet: true, storage: .local)
            _ = looping(label) { body() }
            return Statement(.nothing, place)
        }
        let iterator = Variable(
            name: "(iterator)", storage: .local, isLet: false, type: iteratorValue.type.resolved,
            file: file, range: place)
        iterator.context = context
        iterator.isMutated = true
        let base = Expression(.variable(iterator), iterator.type, range(syntax.sequence))
        base.isLvalue = true
        guard let next = callMember("next", on: base), let element = normalized(next.type).wrapped
        else {
            error(
                "not-a-sequence", "the iterator of this sequence has no 'next()'",
                at: syntax.sequence)
            return Statement(.nothing, place)
        }
        let pattern = forPattern(syntax, normalized(element).resolved)
        let filter = forFilter(syntax)
        let statements = looping(label) { body() }
        return Statement(
            .forSequence(
                pattern, iterator: iterator, makeIterator: iteratorValue, next: next,
                filter: filter,
                statements, label: label), place)
    }
}
