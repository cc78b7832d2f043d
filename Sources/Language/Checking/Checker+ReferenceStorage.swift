import Diagnostics
import SwiftSyntax

/// `weak` and `unowned` variables, and the capture lists of closures.
extension Checker {
    /// `weak var x = …` outside a type.
    func checkReferenceBinding(
        _ binding: PatternBindingSyntax, _ kind: ReferenceStorage.Kind, isLet: Bool,
        storage: Variable.Storage
    ) -> Statement {
        let place = range(binding)
        guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier else {
            error(
                "unsupported-pattern", "a \(kind) variable is declared by one name",
                at: binding.pattern)
            return Statement(.nothing, place)
        }
        var type = binding.typeAnnotation.map { resolver.resolve($0.type) }
        var value: Expression?
        if let initializer = binding.initializer?.value {
            value =
                type.map { checkWhole(initializer, as: $0, .initialValue(name.identifierText)) }
                ?? checkWhole(initializer)
        }
        type = type ?? value?.type.resolved
        if type?.wrapped == nil, binding.typeAnnotation == nil, kind == .weak {
            type = type.map(environment.optional)
        }
        guard let type,
            let variable = referenceVariable(
                name, kind, type, isLet: isLet, storage: storage)
        else {
            declareNames(binding.pattern, isLet: isLet, storage: storage)
            return Statement(.nothing, place)
        }
        if value == nil, kind == .weak { value = Expression(.nilLiteral, type, place) }
        let initial = value.flatMap { reference($0, kind, variable, type) }
        return Statement(.declare(.variable(variable), initial), place)
    }

    private func referenceVariable(
        _ name: TokenSyntax, _ kind: ReferenceStorage.Kind, _ type: Type, isLet: Bool,
        storage: Variable.Storage
    ) -> Variable? {
        let references = ReferenceStorage(environment: environment, kind: kind)
        guard let stored = references.type(for: type, of: name.identifierText, at: range(name))
        else { return nil }
        let variable = newVariable(name, stored, isLet: isLet, storage: storage)
        variable.isReferenceStorage = true
        return variable
    }

    private func reference(
        _ value: Expression, _ kind: ReferenceStorage.Kind, _ variable: Variable, _ type: Type
    ) -> Expression? {
        guard let converted = convert(value, to: type) else { return nil }
        return ReferenceStorage(environment: environment, kind: kind)
            .make(converted, variable.type)
    }

    // MARK: Capture lists

    /// The constants of `[weak self, n = a + b]`, in the closure's scope; computed outside of it.
    func checkCaptureList(
        _ syntax: ClosureExprSyntax, in inner: Scope
    ) -> [(variable: Variable, value: Expression)] {
        syntax.signature?.capture?.items.compactMap { item in
            let written =
                item.initializer?.value
                ?? ExprSyntax(DeclReferenceExprSyntax(baseName: item.name))
            let name = item.name.identifierText
            guard let value = checkCapture(written, name, item) else { return nil }
            return inScope(inner) { capture(value, as: item) }
        } ?? []
    }

    private func checkCapture(_ written: ExprSyntax, _ name: String, _ item: ClosureCaptureSyntax)
        -> Expression?
    {
        if item.initializer != nil { return checkWhole(written) }
        guard let first = lookUp(name, at: item.name).first else {
            reportUnknownName(name, at: item.name)
            return nil
        }
        let used = use(first, at: written)
        return used.type.isError ? nil : Expression(used.kind, used.type, range(item.name))
    }

    private func capture(_ value: Expression, as item: ClosureCaptureSyntax) -> (
        Variable, Expression
    )? {
        let type = value.type.resolved
        let kind: ReferenceStorage.Kind? =
            switch item.specifier?.specifier.tokenKind {
            case .keyword(.weak): .weak
            case .keyword(.unowned): .unowned
            default: nil
            }
        guard let kind else {
            return (newVariable(item.name, type, isLet: true, storage: .local), value)
        }
        let declared =
            kind == .weak && type.wrapped == nil ? environment.optional(type) : type
        guard
            let variable = referenceVariable(
                item.name, kind, declared, isLet: true, storage: .local),
            let made = reference(value, kind, variable, declared)
        else { return nil }
        return (variable, made)
    }
}
