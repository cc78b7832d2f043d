import SwiftSyntax

/// `switch`.
extension Checker {
    func checkSwitch(
        _ syntax: SwitchExprSyntax, label: String?, yielding: ((ExprSyntax) -> Statement)? = nil,
        body: ((CodeBlockItemListSyntax) -> [Statement])? = nil
    ) -> Statement {
        let subject = checkWhole(syntax.subject)
        var cases: [SwitchCase] = []
        for item in syntax.cases {
            guard case .switchCase(let written) = item else { continue }
            cases.append(
                inScope(Scope(parent: scope)) {
                    checkCase(written, subject.type.resolved, label, yielding, body)
                })
        }
        checkOrder(of: cases)
        if !subject.type.isError { checkExhaustive(cases, subject.type.resolved, syntax) }
        return Statement(.switching(subject, cases, label: label), range(syntax))
    }

    private func checkCase(
        _ syntax: SwitchCaseSyntax, _ type: Type, _ label: String?,
        _ yielding: ((ExprSyntax) -> Statement)?,
        _ checkBody: ((CodeBlockItemListSyntax) -> [Statement])?
    ) -> SwitchCase {
        var items: [PatternItem] = []
        var isDefault = false
        switch syntax.label {
        case .default: isDefault = true
        case .case(let written):
            items = checkPatternItems(written.caseItems.map { ($0.pattern, $0.whereClause) }, type)
        }
        let body = looping(label, .choice) { () -> [Statement] in
            if let yielding, syntax.statements.count == 1,
                let expression = syntax.statements.first?.expression
            {
                return [yielding(expression)]
            }
            return checkBody?(syntax.statements) ?? checkStatements(syntax.statements)
        }
        if syntax.statements.isEmpty {
            error(
                "empty-case", "a case needs at least one statement", at: syntax.label,
                hint: "write 'break' to do nothing")
        }
        return SwitchCase(items: items, isDefault: isDefault, body: body, range: range(syntax))
    }

    /// The patterns of one `case` or `catch`, which all bind the same names.
    func checkPatternItems(_ written: [(PatternSyntax, WhereClauseSyntax?)], _ type: Type)
        -> [PatternItem]
    {
        var shared: [String: Variable] = [:]
        var items: [PatternItem] = []
        for (index, (syntax, condition)) in written.enumerated() {
            sharedBindings = index == 0 ? [:] : shared
            let pattern = checkPattern(syntax, type, isLet: true)
            sharedBindings = [:]
            let filter = condition.map {
                checkWhole($0.condition, as: environment.bool, .condition)
            }
            let bound = Dictionary(
                pattern.variables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            if index == 0 { shared = bound }
            let differing = Set(bound.keys).symmetricDifference(shared.keys)
            if let name = differing.min() {
                error(
                    "pattern-bindings", "'\(name)' must be bound in every pattern of this case",
                    at: syntax, hint: "bind the same names in each, or write a case of its own")
            }
            items.append((pattern, filter))
        }
        return items
    }

    /// `default` stands last, and what falls through finds a case that binds nothing.
    private func checkOrder(of cases: [SwitchCase]) {
        for (index, item) in cases.enumerated() {
            let next = index + 1 < cases.count ? cases[index + 1] : nil
            if item.isDefault, let next {
                environment.error(
                    "default-not-last", "'default' must be the last case of a switch",
                    at: next.range, notes: [.init("'default' is here", at: item.range)])
            }
            guard let jump = item.body.last, case .fallingThrough = jump.kind else { continue }
            guard let next else {
                environment.error(
                    "fallthrough-outside-switch", "no case follows to fall through into",
                    at: jump.range)
                continue
            }
            if let bound = next.items.flatMap(\.pattern.variables).first {
                environment.error(
                    "fallthrough-into-binding",
                    "the next case needs a value for '\(bound.name)', and falling through brings none",
                    at: jump.range, hint: "write what is common in a function")
            }
        }
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
