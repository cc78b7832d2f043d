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
        if takesAll { catchDepth += 1 }
        let body = looping(label, .block) { checkBlock(syntax.body.statements) }
        if takesAll { catchDepth -= 1 }
        let errorType = environment.libraryNominal("Error").map { Type.existential([$0]) } ?? .any
        let variable = Variable(
            name: "error", storage: .local, isLet: true, type: errorType, file: file, range: place)
        variable.context = context
        let clauses = syntax.catchClauses.map { clause -> CatchClause in
            let inner = Scope(parent: scope)
            return inScope(inner) {
                let written = clause.catchItems.compactMap { item in
                    item.pattern.map { ($0, item.whereClause) }
                }
                if written.isEmpty { inner.declare(variable) }
                let items = checkPatternItems(written, errorType)
                return CatchClause(
                    items: items.isEmpty ? [(.anything, nil)] : items,
                    body: checkBlock(clause.body.statements))
            }
        }
        return Statement(.doCatch(body, clauses, errorVariable: variable, label: label), place)
    }
}
