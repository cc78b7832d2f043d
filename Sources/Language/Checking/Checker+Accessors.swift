import SwiftSyntax

/// Variables outside of types that are computed, or watched by `willSet` and `didSet`.
extension Checker {
    func checkAccessors(
        _ accessors: AccessorBlockSyntax, _ binding: PatternBindingSyntax,
        _ syntax: VariableDeclSyntax, storage: Variable.Storage
    ) -> [Statement] {
        if binding.initializer == nil, accessors.isComputing {
            return [computedVariable(syntax, storage)]
        }
        if accessors.isComputing {
            error(
                "computed-initial-value", "a computed variable cannot have a value of its own",
                at: binding.initializer.map { Syntax($0) } ?? Syntax(binding))
            return []
        }
        let isLet = syntax.bindingSpecifier.tokenKind == .keyword(.let)
        if isLet {
            error(
                "observed-constant", "a constant never changes, so nothing can watch it",
                at: accessors, hint: "declare it with 'var'")
            return []
        }
        if binding.initializer == nil {
            error(
                "observed-without-value", "a variable that is watched needs a value to begin with",
                at: binding.pattern, hint: "write '= …' before the brace")
            return []
        }
        let statement = checkBinding(binding, isLet: false, storage: storage)
        guard case .declare(.variable(let variable), _) = statement.kind else { return [statement] }
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        reader.readAccessors(accessors, of: variable, in: scope)
        settle(variable, storage)
        return [statement]
    }

    private func computedVariable(_ syntax: VariableDeclSyntax, _ storage: Variable.Storage)
        -> Statement
    {
        let reader = DeclarationReader(environment: environment, file: file, scope: scope)
        for variable in reader.readVariable(syntax, owner: nil, in: scope, storage: storage) {
            variable.storage = storage
            scope.declare(variable)
            settle(variable, storage)
        }
        return Statement(.nothing, range(syntax))
    }

    /// A local variable's accessors are functions within the function.
    private func settle(_ variable: Variable, _ storage: Variable.Storage) {
        guard storage == .local else { return }
        variable.context = context
        for accessor in variable.accessors {
            accessor.enclosing = context
            laterBodies.append(accessor)
        }
    }
}

extension AccessorBlockSyntax {
    /// Whether it computes the value, rather than watching it change.
    var isComputing: Bool {
        guard case .accessors(let list) = accessors else { return true }
        return !list.contains {
            [.keyword(.willSet), .keyword(.didSet)].contains($0.accessorSpecifier.tokenKind)
        }
    }
}

extension PatternBindingSyntax {
    /// The name it declares, if it declares one.
    var names: [String] {
        pattern.as(IdentifierPatternSyntax.self).map { [$0.identifier.identifierText] } ?? []
    }
}
