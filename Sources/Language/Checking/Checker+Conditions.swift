import SwiftSyntax

/// Conditions of `if`, `guard` and `while`.
extension Checker {
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
                "not-optional",
                "'if let' needs an optional, and this is \(article(value.type.resolved))",
                at: syntax, hint: "a plain 'let' before the 'if' is enough")
            declareNames(syntax.pattern, isLet: isLet, storage: .local)
            return nil
        }
        let type = syntax.typeAnnotation.map { resolver.resolve($0.type) } ?? wrapped.resolved
        let pattern = declare(syntax.pattern, type, isLet: isLet, storage: .local)
        return .matching(.some(pattern), value)
    }
}
