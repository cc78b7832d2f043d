import SwiftSyntax

/// `if`, `guard`, jumps, and whether a block reaches its end.
extension Checker {
    /// A statement that `break` or `continue` can name, or mean without a name.
    struct JumpTarget {
        enum Kind { case loop, choice, block }

        var label: String?
        var kind: Kind

        /// Whether `word` without a label means this.
        func isMeant(by word: String) -> Bool {
            word == "break" ? kind != .block : kind == .loop
        }
    }

    func looping<Result>(
        _ label: String?, _ kind: JumpTarget.Kind = .loop, _ work: () -> Result
    ) -> Result {
        loopLabels.append(JumpTarget(label: label, kind: kind))
        defer { loopLabels.removeLast() }
        return work()
    }

    func checkJump(_ label: TokenSyntax?, _ word: String, _ syntax: StmtSyntax) -> Statement {
        let name = label?.identifierText
        if name == nil, !loopLabels.contains(where: { $0.isMeant(by: word) }) {
            error(
                "jump-outside-loop",
                "'\(word)' can stand only in a loop\(word == "break" ? " or switch" : "")",
                at: syntax)
            return Statement(.nothing, range(syntax))
        }
        if let name {
            guard let target = loopLabels.last(where: { $0.label == name }) else {
                error("unknown-label", "no loop around this has the label '\(name)'", at: syntax)
                return Statement(.nothing, range(syntax))
            }
            if word == "continue", target.kind != .loop {
                error(
                    "continue-without-loop", "'\(name)' is no loop, so nothing continues there",
                    at: syntax, hint: "write 'break \(name)' to leave it")
                return Statement(.nothing, range(syntax))
            }
        }
        return Statement(word == "break" ? .breaking(name) : .continuing(name), range(syntax))
    }

    func checkReturn(_ syntax: ReturnStmtSyntax) -> Statement {
        if deferring === context, deferring != nil {
            error(
                "return-in-defer", "'return' cannot leave a 'defer'", at: syntax,
                hint: "put the rest of the block into an 'if'")
        }
        let place = range(syntax)
        guard let context, !context.isTopLevel else {
            error(
                "return-outside-function", "'return' can stand only in a function", at: syntax)
            return Statement(.nothing, place)
        }
        context.sawReturn = true
        let wanted = normalized(context.result)
        guard let value = syntax.expression else {
            if wanted.isUnresolvedVariable {
                _ = solver.unify(wanted, .void)
            } else if !wanted.isVoid, context.function?.role != .initializer {
                error(
                    "missing-return-value",
                    "this function returns \(wanted.resolved), so 'return' needs a value",
                    at: syntax)
            }
            return Statement(.returning(nil), place)
        }
        if context.function?.role == .initializer, value.is(NilLiteralExprSyntax.self) {
            if context.function?.isFailable == false {
                error(
                    "nil-from-init", "only an initializer that may fail returns nil", at: syntax,
                    hint: "declare it 'init?'")
            }
            return Statement(.returning(Expression(.nilLiteral, wanted, place)), place)
        }
        if wanted.isUnresolvedVariable {
            // A later `return` may say of what `[]` is.
            let checked =
                checkingWhole(leavesElementsOpen: true) { check(value) } ?? failed(value)
            _ = solver.unify(wanted, checked.type)
            return Statement(.returning(checked), place)
        }
        if wanted.isVoid {
            let checked = checkWhole(value)
            if !checked.type.isVoid, !checked.type.isError {
                error(
                    "unexpected-return-value",
                    "this function returns nothing, but here it returns \(article(checked.type.resolved))",
                    at: value, hint: "declare the result: '-> \(checked.type.resolved)'")
            }
            return Statement(.returning(checked), place)
        }
        let result = checkWhole(value, as: wanted, .returned)
        return Statement(.returning(result), place)
    }

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

    func checkGuard(_ syntax: GuardStmtSyntax) -> Statement {
        let conditions = checkConditions(syntax.conditions)
        let body = checkBlock(syntax.body.statements)
        if !alwaysLeaves(body), !conditions.allSatisfy(isTrue) {
            error(
                "guard-falls-through", "the 'else' of a guard must leave the scope",
                at: syntax.body,
                hint: "end it with return, throw, break, continue or fatalError()")
        }
        return Statement(.guarding(conditions, body), range(syntax))
    }

    private func isTrue(_ condition: Condition) -> Bool {
        if case .boolean(let test) = condition, case .boolean(true) = test.kind { return true }
        return false
    }

    /// Whether a block never reaches its end.
    func alwaysLeaves(_ statements: [Statement]) -> Bool {
        statements.contains(where: alwaysLeaves)
    }

    private func alwaysLeaves(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .returning, .throwing, .breaking, .continuing, .fallingThrough: return true
        case .expression(let value): return value.type.isLibrary("Never")
        case .conditional(let conditions, let then, let otherwise):
            return (alwaysLeaves(then) || conditions.contains(where: \.isAlwaysFalse))
                && (alwaysLeaves(otherwise) || conditions.allSatisfy(\.isAlwaysTrue))
        case .guarding(let conditions, _): return conditions.contains(where: \.isAlwaysFalse)
        case .switching(_, let cases, _):
            return !cases.isEmpty && cases.allSatisfy { alwaysLeaves($0.body) && !breaks($0.body) }
        case .doCatch(let body, let clauses, _, _):
            return alwaysLeaves(body) && clauses.allSatisfy { alwaysLeaves($0.body) }
        case .whileLoop(let conditions, let body, _):
            return conditions.allSatisfy(\.isAlwaysTrue) && !breaks(body)
        case .repeatLoop(let body, let condition, _):
            return condition.isAlwaysTrue && !breaks(body)
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
}
