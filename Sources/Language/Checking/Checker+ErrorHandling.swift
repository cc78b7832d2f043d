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
}
