import Diagnostics
import SwiftSyntax

/// Statements by kind, and blocks of them.
extension Checker {
    /// Statements of a block, in a scope of their own. Local functions and types are known from the start.
    func checkBlock(_ statements: CodeBlockItemListSyntax) -> [Statement] {
        inScope(Scope(parent: scope)) { checkStatements(statements) }
    }

    func checkStatements(_ statements: CodeBlockItemListSyntax) -> [Statement] {
        scope.statements = statements
        let types = declareLocalTypes(statements)
        let hasFunctions = declareLocalFunctions(statements)
        let outerBodies = laterBodies
        laterBodies = []
        let checked = statements.flatMap { checkItem($0) }
        checkLaterBodies()
        laterBodies = outerBodies
        if hasFunctions { settleLocalCaptures() }
        if !types.isEmpty, context?.genericFunction == nil {
            checkTypes(types)
            checkBodies(of: types.flatMap(\.functions))
        }
        warnIfUnreachable(checked)
        return checked
    }

    private func declareLocalTypes(_ statements: CodeBlockItemListSyntax) -> [Nominal] {
        var types: [Nominal] = []
        var pending: [() -> Void] = []
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        for item in statements {
            guard let declaration = item.item.as(DeclSyntax.self),
                let nominal = reader.readNominalHead(declaration, outer: nil, in: scope)
            else { continue }
            if let generic = context?.genericFunction {
                environment.error(
                    "type-in-generic-function",
                    "'\(nominal.name)' cannot be declared in '\(generic.name)', which is generic",
                    at: nominal.range, hint: "declare it beside the function")
            }
            scope.declare(nominal)
            types.append(nominal)
            if file.origin == .user { environment.localDeclarations.append(nominal) }
            pending.append { reader.readNominalBody(nominal, declaration, in: self.scope) }
        }
        for step in pending { step() }
        return types
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
        if let switching = syntax.as(SwitchExprSyntax.self) {
            return checkSwitch(switching, label: nil)
        }
        if refuseClosure(syntax) { return Statement(.nothing, range(syntax)) }
        let value = checkWhole(syntax)
        if !refuseUncalled(value, syntax) { warnIfUnused(value, syntax) }
        return Statement(.expression(value), range(syntax))
    }

    /// `train` where `train()` is meant.
    private func refuseUncalled(_ value: Expression, _ syntax: ExprSyntax) -> Bool {
        guard case .function(let type) = value.type.shallow, file.origin == .user else {
            return false
        }
        switch value.kind {
        case .functionValue, .variable, .property: break
        default: return false
        }
        let name = syntax.trimmedDescription
        error(
            "uncalled-function", "'\(name)' is a function, and nothing calls it", at: syntax,
            hint: type.parameters.isEmpty
                ? "write '\(name)()'" : "give it its arguments: '\(name)(…)'")
        return true
    }

    /// A closure that nobody calls or keeps.
    func refuseClosure(_ syntax: ExprSyntax) -> Bool {
        guard syntax.is(ClosureExprSyntax.self) else { return false }
        error(
            "closure-statement", "a statement cannot begin with a closure", at: syntax,
            hint: "write 'do { … }' for a block of its own, or store the closure: 'let f = { … }'")
        return true
    }

    /// `name: if …` can be left with `break name`.
    private func checkLabelled(_ syntax: ExprSyntax, label: String?) -> Statement {
        if let label, let conditional = syntax.as(IfExprSyntax.self) {
            let inner = looping(label, .block) { checkIf(conditional) }
            return Statement(.block([inner], label: label), range(syntax))
        }
        if let label, let switching = syntax.as(SwitchExprSyntax.self) {
            return checkSwitch(switching, label: label)
        }
        return checkExpressionStatement(syntax)
    }

    func checkStatement(_ syntax: StmtSyntax, label: String?) -> Statement {
        let place = range(syntax)
        switch syntax.as(StmtSyntaxEnum.self) {
        case .expressionStmt(let statement):
            return checkLabelled(statement.expression, label: label)
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
        case .fallThroughStmt:
            if !loopLabels.contains(where: { $0.kind == .choice }) {
                error(
                    "fallthrough-outside-switch", "'fallthrough' can stand only in a switch",
                    at: syntax)
            }
            return Statement(.fallingThrough, place)
        case .throwStmt(let statement): return checkThrow(statement)
        case .doStmt(let statement): return checkDo(statement, label: label)
        case .deferStmt(let statement):
            let outer = (loopLabels, deferring)
            (loopLabels, deferring) = ([], context)
            defer { (loopLabels, deferring) = outer }
            return Statement(.deferring(checkBlock(statement.body.statements)), place)
        default:
            error("unsupported-statement", "Swiftlet does not support this statement", at: syntax)
            return Statement(.nothing, place)
        }
    }
}
