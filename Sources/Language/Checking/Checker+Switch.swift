import SwiftSyntax

/// `switch`.
extension Checker {
    func checkSwitch(
        _ syntax: SwitchExprSyntax, label: String?, yielding: ((ExprSyntax) -> Statement)? = nil
    )
        -> Statement
    {
        let subject = checkWhole(syntax.subject)
        var cases: [SwitchCase] = []
        for item in syntax.cases {
            guard case .switchCase(let written) = item else { continue }
            cases.append(
                inScope(Scope(parent: scope)) {
                    checkCase(written, subject.type.resolved, label, yielding)
                })
        }
        if !subject.type.isError { checkExhaustive(cases, subject.type.resolved, syntax) }
        return Statement(.switching(subject, cases, label: label), range(syntax))
    }

    private func checkCase(
        _ syntax: SwitchCaseSyntax, _ type: Type, _ label: String?,
        _ yielding: ((ExprSyntax) -> Statement)?
    ) -> SwitchCase {
        var items: [(pattern: Pattern, filter: Expression?)] = []
        var isDefault = false
        switch syntax.label {
        case .default: isDefault = true
        case .case(let written):
            for item in written.caseItems {
                let pattern = checkPattern(item.pattern, type, isLet: true)
                let filter = item.whereClause.map {
                    checkWhole($0.condition, as: environment.bool, .condition)
                }
                items.append((pattern, filter))
            }
        }
        let body = looping(label) { () -> [Statement] in
            if let yielding, syntax.statements.count == 1,
                let expression = syntax.statements.first?.expression
            {
                return [yielding(expression)]
            }
            return checkStatements(syntax.statements)
        }
        if syntax.statements.isEmpty {
            error(
                "empty-case", "a case needs at least one statement", at: syntax.label,
                hint: "write 'break' to do nothing")
        }
        return SwitchCase(items: items, isDefault: isDefault, body: body, range: range(syntax))
    }

    private func checkExhaustive(_ cases: [SwitchCase], _ type: Type, _ syntax: SwitchExprSyntax) {
        if cases.contains(where: \.isDefault) { return }
        let patterns = cases.flatMap { $0.items }.filter { $0.filter == nil }.map(\.pattern)
        guard let missing = Exhaustiveness(checker: self).missing(patterns, type) else { return }
        error(
            "switch-not-exhaustive", "this switch does not cover \(missing)",
            at: syntax.switchKeyword, hint: "add the missing case or a 'default:'")
    }
}
