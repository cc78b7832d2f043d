import Diagnostics
import SwiftSyntax

extension Checker {
    /// Statements of a block, in a scope of their own. Local functions and types are known from the start.
    func checkBlock(_ statements: CodeBlockItemListSyntax) -> [Statement] {
        inScope(Scope(parent: scope)) { checkStatements(statements) }
    }

    func checkStatements(_ statements: CodeBlockItemListSyntax) -> [Statement] {
        declareLocalTypes(statements)
        return statements.flatMap { checkItem($0) }
    }

    private func declareLocalTypes(_ statements: CodeBlockItemListSyntax) {
        var pending: [() -> Void] = []
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        for item in statements {
            guard let declaration = item.item.as(DeclSyntax.self),
                let nominal = reader.readNominalHead(declaration, outer: nil, in: scope)
            else { continue }
            scope.declare(nominal)
            pending.append { reader.readNominalBody(nominal, declaration, in: self.scope) }
        }
        for step in pending { step() }
    }

    func checkItem(_ item: CodeBlockItemSyntax) -> [Statement] {
        switch item.item {
        case .decl(let declaration): return checkDeclaration(declaration)
        case .stmt(let statement): return [checkStatement(statement, label: nil)]
        case .expr(let expression): return [checkExpressionStatement(expression)]
        }
    }

    func checkExpressionStatement(_ syntax: ExprSyntax) -> Statement {
        if let conditional = syntax.as(IfExprSyntax.self) { return checkIf(conditional) }
        if let switching = syntax.as(SwitchExprSyntax.self) { return checkSwitch(switching, label: nil) }
        let value = checkWhole(syntax)
        warnIfUnused(value, syntax)
        return Statement(.expression(value), range(syntax))
    }

    private func warnIfUnused(_ value: Expression, _ syntax: ExprSyntax) {
        if value.type.isVoid || value.type.isError || context?.isTopLevel != false { return }
        if case .nominal(let nominal, _) = value.type.shallow, nominal.name == "Never" { return }
        if case .optionalChain = value.kind, value.type.wrapped?.isVoid == true { return }
        if case .call(let function, _, _, _) = value.kind, function.isDiscardable { return }
        if case .call(let function, _, _, _) = value.kind {
            environment.report(
                Diagnostic(
                    .warning, id: "unused-result", "the result of '\(function.name)' is not used",
                    at: range(syntax), hint: "write '_ = …' if that is meant"))
        }
    }

    // MARK: Declarations

    func checkDeclaration(_ syntax: DeclSyntax) -> [Statement] {
        if let variable = syntax.as(VariableDeclSyntax.self) { return checkLocalVariable(variable) }
        if let function = syntax.as(FunctionDeclSyntax.self) {
            return [checkLocalFunction(function)]
        }
        if syntax.is(StructDeclSyntax.self) || syntax.is(EnumDeclSyntax.self)
            || syntax.is(ClassDeclSyntax.self) || syntax.is(ProtocolDeclSyntax.self)
        {
            return []
        }
        if let alias = syntax.as(TypeAliasDeclSyntax.self) {
            let reader = DeclarationReader(environment: environment, file: file, scope: scope)
            scope.declare(reader.readTypeAlias(alias, in: scope))
            return []
        }
        if let extended = syntax.as(ExtensionDeclSyntax.self) {
            error(
                "local-extension", "an extension must stand at the top level of a cell", at: extended)
            return []
        }
        error("unsupported-declaration", "Swiftlet does not support this declaration here", at: syntax)
        return []
    }

    private func checkLocalVariable(_ syntax: VariableDeclSyntax) -> [Statement] {
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        var result: [Statement] = []
        for binding in syntax.bindings {
            if let accessors = binding.accessorBlock {
                error(
                    "local-accessors", "a local variable cannot have accessors", at: accessors,
                    hint: "write a local function instead")
                continue
            }
            result.append(checkBinding(binding, isLet: isLet, storage: .local))
        }
        return result
    }

    /// `let pattern: Type = value`
    func checkBinding(_ binding: PatternBindingSyntax, isLet: Bool, storage: Variable.Storage)
        -> Statement
    {
        let place = range(binding)
        let annotation = binding.typeAnnotation.map { resolver.resolve($0.type) }
        let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.identifierText
        guard let initializer = binding.initializer else {
            guard let annotation else {
                error(
                    "missing-type", "'\(name ?? "this")' needs a type or a value", at: binding,
                    hint: "write '\(name ?? "x") = …' or '\(name ?? "x"): Int'")
                declareNames(binding.pattern, isLet: isLet, storage: storage)
                return Statement(.nothing, place)
            }
            let pattern = declare(binding.pattern, annotation, isLet: isLet, storage: storage)
            if case .variable(let variable) = pattern, isLet { variable.isDeferredLet = true }
            if annotation.wrapped != nil, !isLet {
                return Statement(
                    .declare(pattern, Expression(.nilLiteral, annotation, place)), place)
            }
            return Statement(.declare(pattern, nil), place)
        }
        if let annotation {
            let value = checkWhole(
                initializer.value, as: annotation, .initialValue(name ?? "this pattern"))
            // An annotation like `Stack` takes its arguments from the value.
            let pattern = declare(binding.pattern, annotation.resolved, isLet: isLet, storage: storage)
            return Statement(.declare(pattern, value), place)
        }
        let value = checkWhole(initializer.value)
        let type = value.type.resolved
        if !isKnown(type) {
            error(
                "ambiguous-type", "the type of '\(name ?? "this")' cannot be inferred",
                at: initializer.value, hint: "declare it: '\(name ?? "x"): …'")
            declareNames(binding.pattern, isLet: isLet, storage: storage)
            return Statement(.nothing, place)
        }
        if type.isVoid, let name {
            environment.report(
                Diagnostic(
                    .warning, id: "void-variable", "'\(name)' holds no value: its type is Void",
                    at: range(binding.pattern)))
        }
        let pattern = declare(binding.pattern, type, isLet: isLet, storage: storage)
        return Statement(.declare(pattern, value), place)
    }

    /// Whether inference has come to an end (generic parameters of the surrounding function aside).
    func isKnown(_ type: Type) -> Bool {
        switch type.shallow {
        case .variable: false
        case .nominal(_, let arguments): arguments.allSatisfy(isKnown)
        case .tuple(let elements): elements.allSatisfy { isKnown($0.type) }
        case .function(let function):
            isKnown(function.result) && function.parameters.allSatisfy { isKnown($0.type) }
        case .metatype(let type): isKnown(type)
        default: true
        }
    }

    /// After a mistake: the names exist, so that their uses are not reported as well.
    private func declareNames(_ pattern: PatternSyntax, isLet: Bool, storage: Variable.Storage) {
        if let name = pattern.as(IdentifierPatternSyntax.self) {
            _ = newVariable(name.identifier, .error, isLet: isLet, storage: storage)
        } else if let tuple = pattern.as(TuplePatternSyntax.self) {
            for element in tuple.elements {
                declareNames(element.pattern, isLet: isLet, storage: storage)
            }
        }
    }

    func newVariable(_ name: TokenSyntax, _ type: Type, isLet: Bool, storage: Variable.Storage)
        -> Variable
    {
        let variable = Variable(
            name: name.identifierText, storage: storage, isLet: isLet, type: type, file: file,
            range: range(name))
        variable.context = context
        scope.declare(variable)
        return variable
    }

    /// Declares a binding's names with the parts of its type.
    func declare(_ pattern: PatternSyntax, _ type: Type, isLet: Bool, storage: Variable.Storage)
        -> Pattern
    {
        if let name = pattern.as(IdentifierPatternSyntax.self) {
            return .variable(newVariable(name.identifier, type, isLet: isLet, storage: storage))
        }
        if pattern.is(WildcardPatternSyntax.self) { return .anything }
        if let expression = pattern.as(ExpressionPatternSyntax.self),
            expression.expression.is(DiscardAssignmentExprSyntax.self)
        {
            return .anything
        }
        if let tuple = pattern.as(TuplePatternSyntax.self) {
            guard case .tuple(let elements) = normalized(type), elements.count == tuple.elements.count
            else {
                if !type.isError {
                    error(
                        "tuple-pattern",
                        "this pattern has \(tuple.elements.count) parts, but the value is \(article(type.resolved))",
                        at: pattern)
                }
                declareNames(pattern, isLet: isLet, storage: storage)
                return .anything
            }
            return .tuple(
                zip(tuple.elements, elements).map {
                    declare($0.pattern, $1.type, isLet: isLet, storage: storage)
                })
        }
        error("unsupported-pattern", "this pattern cannot declare variables", at: pattern)
        return .anything
    }

    private func checkLocalFunction(_ syntax: FunctionDeclSyntax) -> Statement {
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        let function = reader.readFunction(syntax, owner: nil, in: scope)
        function.enclosing = context
        let variable = Variable(
            name: function.name, storage: .local, isLet: true,
            type: .function(function.type), file: file, range: function.range)
        variable.context = context
        variable.localFunction = function
        scope.declare(variable)
        let checker = Checker(environment: environment, file: file, scope: function.scope)
        checker.context = context
        let inner = checker.checkBody(of: function)
        for captured in inner.captures where captured.context !== context {
            if let context, !context.captures.contains(captured) { context.captures.append(captured) }
        }
        return Statement(.localFunction(function, variable), range(syntax))
    }

    // MARK: Control flow

    func checkStatement(_ syntax: StmtSyntax, label: String?) -> Statement {
        let place = range(syntax)
        switch syntax.as(StmtSyntaxEnum.self) {
        case .expressionStmt(let statement): return checkExpressionStatement(statement.expression)
        case .labeledStmt(let statement):
            return checkStatement(statement.statement, label: statement.label.identifierText)
        case .guardStmt(let statement): return checkGuard(statement)
        case .whileStmt(let statement):
            let inner = Scope(parent: scope)
            return inScope(inner) {
                let conditions = checkConditions(statement.conditions)
                let body = looping(label) { checkBlock(statement.body.statements) }
                return Statement(.whileLoop(conditions, body, label: label), place)
            }
        case .repeatStmt(let statement):
            let body = looping(label) { checkBlock(statement.body.statements) }
            let condition = checkWhole(statement.condition, as: environment.bool, .condition)
            return Statement(.repeatLoop(body, condition, label: label), place)
        case .forStmt(let statement):
            return checkForLoop(statement, label: label) {
                self.checkBlock(statement.body.statements)
            }
        case .returnStmt(let statement): return checkReturn(statement)
        case .breakStmt(let statement): return checkJump(statement.label, "break", syntax)
        case .continueStmt(let statement): return checkJump(statement.label, "continue", syntax)
        case .fallThroughStmt: return Statement(.fallingThrough, place)
        case .throwStmt(let statement):
            let value = checkWhole(statement.expression)
            context?.throwsErrors = context?.throwsErrors == true || catchDepth == 0
            if !value.type.isError, !conformances.conforms(value.type, toLibrary: "Error") {
                error(
                    "not-an-error", "'\(value.type.resolved)' does not conform to Error",
                    at: statement.expression, hint: "declare it as 'enum \(value.type.resolved): Error'")
            }
            let target = environment.libraryNominal("Error").map { Type.existential([$0]) } ?? .any
            return Statement(.throwing(convert(value, to: target) ?? value), place)
        case .doStmt(let statement): return checkDo(statement, label: label)
        case .deferStmt(let statement):
            return Statement(.deferring(checkBlock(statement.body.statements)), place)
        default:
            error("unsupported-statement", "Swiftlet does not support this statement", at: syntax)
            return Statement(.nothing, place)
        }
    }

    func looping<Result>(_ label: String?, _ work: () -> Result) -> Result {
        loopLabels.append(label)
        defer { loopLabels.removeLast() }
        return work()
    }

    private func checkJump(_ label: TokenSyntax?, _ word: String, _ syntax: StmtSyntax) -> Statement {
        let name = label?.identifierText
        if loopLabels.isEmpty {
            error("jump-outside-loop", "'\(word)' can stand only in a loop\(word == "break" ? " or switch" : "")", at: syntax)
            return Statement(.nothing, range(syntax))
        }
        if let name, !loopLabels.contains(name) {
            error("unknown-label", "no loop around this has the label '\(name)'", at: syntax)
            return Statement(.nothing, range(syntax))
        }
        return Statement(word == "break" ? .breaking(name) : .continuing(name), range(syntax))
    }

    private func checkReturn(_ syntax: ReturnStmtSyntax) -> Statement {
        let place = range(syntax)
        guard let context, !context.isTopLevel else {
            error(
                "return-outside-function", "'return' can stand only in a function", at: syntax)
            return Statement(.nothing, place)
        }
        context.sawReturn = true
        let wanted = normalized(context.result)
        guard let value = syntax.expression else {
            if wanted.isUnresolvedVariable { _ = solver.unify(wanted, .void) }
            else if !wanted.isVoid, context.function?.role != .initializer {
                error(
                    "missing-return-value", "this function returns \(wanted.resolved), so 'return' needs a value",
                    at: syntax)
            }
            return Statement(.returning(nil), place)
        }
        if context.function?.role == .initializer, value.is(NilLiteralExprSyntax.self) {
            return Statement(.returning(Expression(.nilLiteral, wanted, place)), place)
        }
        if wanted.isUnresolvedVariable {
            let checked = checkWhole(value)
            _ = solver.unify(wanted, checked.type)
            return Statement(.returning(checked), place)
        }
        if wanted.isVoid {
            let checked = checkWhole(value)
            if !checked.type.isVoid, !checked.type.isError {
                error(
                    "unexpected-return-value", "this function returns nothing, but here it returns \(article(checked.type.resolved))",
                    at: value, hint: "declare the result: '-> \(checked.type.resolved)'")
            }
            return Statement(.returning(checked), place)
        }
        return Statement(.returning(checkWhole(value, as: wanted, .returned)), place)
    }

    func checkConditions(_ syntax: ConditionElementListSyntax) -> [Condition] {
        syntax.compactMap { element in
            switch element.condition {
            case .expression(let expression):
                if let infix = expression.as(InfixOperatorExprSyntax.self),
                    infix.operator.is(AssignmentExprSyntax.self)
                {
                    error(
                        "assignment-in-condition", "'=' assigns; a comparison is written '=='",
                        at: infix.operator, hint: "write '=='")
                    return nil
                }
                return .boolean(checkWhole(expression, as: environment.bool, .condition))
            case .optionalBinding(let binding): return checkOptionalBinding(binding)
            case .matchingPattern(let matching):
                let value = checkWhole(matching.initializer.value)
                let pattern = checkPattern(matching.pattern, value.type, isLet: true)
                return .matching(pattern, value)
            case .availability: return nil
            }
        }
    }

    private func checkOptionalBinding(_ syntax: OptionalBindingConditionSyntax) -> Condition? {
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        let value: Expression
        if let initializer = syntax.initializer {
            value = checkWhole(initializer.value)
        } else if let name = syntax.pattern.as(IdentifierPatternSyntax.self) {
            let reference = ExprSyntax(DeclReferenceExprSyntax(baseName: name.identifier))
            let candidates = lookUp(name.identifier.identifierText, at: name)
            if let first = candidates.first {
                let used = use(first, at: reference)
                value = Expression(used.kind, used.type, range(name))
            } else {
                reportUnknownName(name.identifier.identifierText, at: name)
                value = failed(name)
            }
        } else {
            value = failed(syntax)
        }
        if value.type.isError {
            declareNames(syntax.pattern, isLet: isLet, storage: .local)
            return nil
        }
        guard let wrapped = value.type.wrapped else {
            error(
                "not-optional", "'if let' needs an optional, and this is \(article(value.type.resolved))",
                at: syntax, hint: "a plain 'let' before the 'if' is enough")
            declareNames(syntax.pattern, isLet: isLet, storage: .local)
            return nil
        }
        let type = syntax.typeAnnotation.map { resolver.resolve($0.type) } ?? wrapped.resolved
        let pattern = declare(syntax.pattern, type, isLet: isLet, storage: bindingStorage)
        return .matching(.some(pattern), value)
    }

    private var bindingStorage: Variable.Storage { .local }

    func checkIf(_ syntax: IfExprSyntax) -> Statement {
        let place = range(syntax)
        let inner = Scope(parent: scope)
        let (conditions, then) = inScope(inner) {
            (checkConditions(syntax.conditions), checkBlock(syntax.body.statements))
        }
        var otherwise: [Statement] = []
        switch syntax.elseBody {
        case .codeBlock(let block): otherwise = checkBlock(block.statements)
        case .ifExpr(let nested): otherwise = [checkIf(nested)]
        case nil: break
        }
        return Statement(.conditional(conditions, then, otherwise), place)
    }

    private func checkGuard(_ syntax: GuardStmtSyntax) -> Statement {
        let conditions = checkConditions(syntax.conditions)
        let body = checkBlock(syntax.body.statements)
        if !alwaysLeaves(body) {
            error(
                "guard-falls-through", "the 'else' of a guard must leave the scope", at: syntax.body,
                hint: "end it with return, throw, break, continue or fatalError()")
        }
        return Statement(.guarding(conditions, body), range(syntax))
    }

    /// Whether a block never reaches its end.
    func alwaysLeaves(_ statements: [Statement]) -> Bool {
        guard let last = statements.last else { return false }
        switch last.kind {
        case .returning, .throwing, .breaking, .continuing, .fallingThrough: return true
        case .expression(let value): return isNever(value.type)
        case .conditional(_, let then, let otherwise):
            return alwaysLeaves(then) && alwaysLeaves(otherwise)
        case .switching(_, let cases, _):
            return !cases.isEmpty && cases.allSatisfy { alwaysLeaves($0.body) && !breaks($0.body) }
        case .doCatch(let body, let clauses, _, _):
            return alwaysLeaves(body) && clauses.allSatisfy { alwaysLeaves($0.body) }
        case .whileLoop(let conditions, let body, _):
            if conditions.count == 1, case .boolean(let test) = conditions[0],
                case .boolean(true) = test.kind
            {
                return !breaks(body)
            }
            return false
        case .block(let body, _): return alwaysLeaves(body)
        default: return false
        }
    }

    private func breaks(_ statements: [Statement]) -> Bool {
        statements.contains {
            switch $0.kind {
            case .breaking: true
            case .conditional(_, let then, let otherwise): breaks(then) || breaks(otherwise)
            case .block(let body, _): breaks(body)
            default: false
            }
        }
    }

    private func isNever(_ type: Type) -> Bool { type.isLibrary("Never") }

    private func checkDo(_ syntax: DoStmtSyntax, label: String?) -> Statement {
        let place = range(syntax)
        let takesAll = syntax.catchClauses.contains { clause in
            clause.catchItems.isEmpty || clause.catchItems.contains { $0.pattern == nil || $0.pattern?.is(ValueBindingPatternSyntax.self) == true && $0.whereClause == nil && ($0.pattern?.as(ValueBindingPatternSyntax.self)?.pattern.is(IdentifierPatternSyntax.self) == true) }
        }
        if syntax.catchClauses.isEmpty {
            return Statement(
                .block(looping(label) { checkBlock(syntax.body.statements) }, label: label), place)
        }
        if takesAll { catchDepth += 1 }
        let body = checkBlock(syntax.body.statements)
        if takesAll { catchDepth -= 1 }
        let errorType = environment.libraryNominal("Error").map { Type.existential([$0]) } ?? .any
        let variable = Variable(
            name: "error", storage: .local, isLet: true, type: errorType, file: file, range: place)
        variable.context = context
        let clauses = syntax.catchClauses.map { clause -> CatchClause in
            let inner = Scope(parent: scope)
            return inScope(inner) {
                let value = Expression(.variable(variable), errorType, place)
                guard let item = clause.catchItems.first, let pattern = item.pattern else {
                    inner.declare(variable)
                    return CatchClause(
                        pattern: .anything, filter: nil, body: checkBlock(clause.body.statements))
                }
                let checked = checkPattern(pattern, value.type, isLet: true)
                let filter = item.whereClause.map {
                    checkWhole($0.condition, as: environment.bool, .condition)
                }
                return CatchClause(
                    pattern: checked, filter: filter, body: checkBlock(clause.body.statements))
            }
        }
        return Statement(.doCatch(body, clauses, errorVariable: variable, label: label), place)
    }

    // MARK: for

    func checkForLoop(_ syntax: ForStmtSyntax, label: String?, _ body: () -> [Statement]) -> Statement
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
        if let call = syntax.sequence.as(FunctionCallExprSyntax.self),
            call.calledExpression.trimmedDescription == "range", lookUp("range", at: call).isEmpty
        {
            let arguments = call.arguments.map { $0.expression.trimmedDescription }
            let text =
                arguments.count == 1
                ? "0..<\(arguments[0])" : arguments.count == 2 ? "\(arguments[0])..<\(arguments[1])"
                : "stride(from: \(arguments.first ?? "0"), to: \(arguments.count > 1 ? arguments[1] : "n"), by: \(arguments.last ?? "1"))"
            error("python-range", "Swift has no 'range' function", at: call, hint: "write 'in \(text)'")
            return Statement(.nothing, place)
        }
        let sequence = checkWhole(syntax.sequence)
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
        let labels = call.arguments.map { $0.label?.text }
        guard call.calledExpression.trimmedDescription == "stride",
            labels == ["from", "to", "by"] || labels == ["from", "through", "by"],
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
        let token = ExprSyntax(NilLiteralExprSyntax())
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
            let isNumber = type.isLibrary("Int")
            error(
                "not-a-sequence", "'for' cannot loop over \(article(type))", at: syntax.sequence,
                hint: isNumber ? "write a range: 0..<\(syntax.sequence.trimmedDescription)" : nil)
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
            error("not-a-sequence", "the iterator of this sequence has no 'next()'", at: syntax.sequence)
            return Statement(.nothing, place)
        }
        let pattern = forPattern(syntax, normalized(element).resolved)
        let filter = forFilter(syntax)
        let statements = looping(label) { body() }
        return Statement(
            .forSequence(
                pattern, iterator: iterator, makeIterator: iteratorValue, next: next, filter: filter,
                statements, label: label), place)
    }
}
