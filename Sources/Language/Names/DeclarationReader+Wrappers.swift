import SwiftSyntax

/// Variables that a property wrapper keeps.
extension DeclarationReader {
    /// The attribute that names a property wrapper, and that wrapper.
    func wrapper(among attributes: AttributeListSyntax, in scope: Scope) -> (
        AttributeSyntax, Nominal
    )? {
        var found: [(AttributeSyntax, Nominal)] = []
        for attribute in attributes.names {
            guard let name = attribute.attributeName.as(IdentifierTypeSyntax.self)?.name,
                name.text.first?.isUppercase == true,
                let nominal = TypeResolver(environment: environment, file: file, scope: scope)
                    .nominal(named: name.identifierText), nominal.isPropertyWrapper
            else { continue }
            found.append((attribute, nominal))
        }
        if found.count > 1 {
            environment.error(
                "wrapper-composition", "Swiftlet does not put one property wrapper around another",
                at: found[1].0.range(in: file), hint: "keep one of them")
        }
        return found.first
    }

    /// Moves a variable's value into a wrapper; answers the variables that come with it.
    func wrap(
        _ variable: Variable, by attribute: AttributeSyntax, _ wrapper: Nominal,
        annotation: Type?, storage kind: Variable.Storage
    ) -> [Variable] {
        let storage = companion("_\(variable.name)", of: variable, kind)
        storage.access = .type
        storage.presented = variable
        let wrapped = WrappedProperty(
            attribute: attribute, wrapper: wrapper, variable: variable, storage: storage,
            annotation: annotation, initialValue: variable.initialValue)
        variable.wrapped = wrapped
        storage.wrapped = wrapped
        variable.storage = kind == .local ? .local : .computed
        var result = [storage]
        addAccessors(to: variable, wrapped, "wrappedValue")
        let hasProjection = environment.ownMembers(of: wrapper, named: "projectedValue")
            .contains { $0 is Variable }
        if hasProjection {
            let projection = companion(
                "$\(variable.name)", of: variable, kind == .local ? .local : .computed)
            projection.access = variable.access
            wrapped.projection = projection
            addAccessors(to: projection, wrapped, "projectedValue")
            result.append(projection)
        }
        let settle = { [environment] in
            Checker(environment: environment, file: variable.file, scope: variable.scope)
                .settle(wrapped)
        }
        for part in [variable] + result { part.completion = settle }
        return result
    }

    private func companion(_ name: String, of variable: Variable, _ storage: Variable.Storage)
        -> Variable
    {
        let result = Variable(
            name: name, storage: storage, isLet: false, type: .error, file: file,
            range: variable.range)
        result.wholeRange = variable.wholeRange
        result.owner = variable.owner
        result.scope = variable.scope
        result.isStatic = variable.isStatic
        return result
    }

    private func addAccessors(to variable: Variable, _ wrapped: WrappedProperty, _ name: String) {
        func accessor(_ role: Function.Role, isSilent: Bool = false) -> Function {
            let function = Function(
                name: variable.name, role: role, file: file, range: variable.range,
                wholeRange: variable.wholeRange)
            function.owner = variable.owner
            function.scope = variable.scope
            function.isStatic = variable.isStatic
            function.synthesizedBody = {
                let own = $0.wrapperAccess(wrapped, name, role)
                return isSilent || role == .getter || variable !== wrapped.variable
                    ? own : $0.observing(variable, own)
            }
            if role == .setter {
                function.parameters = [
                    ParameterDeclaration(label: nil, name: "newValue", type: .error)
                ]
            }
            return function
        }
        variable.getter = accessor(.getter)
        let inner = wrapped.inner(name, environment)
        if inner?.isSettable == true {
            variable.setter = accessor(.setter)
            if variable.isObserved { variable.silentSetter = accessor(.setter, isSilent: true) }
        }
        variable.getter?.isMutating = inner?.getter?.isMutating ?? false
        variable.setter?.isMutating = inner?.setter?.isMutating ?? true
        variable.silentSetter?.isMutating = variable.setter?.isMutating ?? true
        if wrapped.wrapper.kind == .classType || variable.owner?.kind == .classType {
            variable.setter?.isMutating = false
            variable.silentSetter?.isMutating = false
            variable.getter?.isMutating = false
        }
    }
}

extension WrappedProperty {
    /// The wrapper's own `wrappedValue` or `projectedValue`.
    func inner(_ name: String, _ environment: Environment) -> Variable? {
        environment.ownMembers(of: wrapper, named: name).lazy.compactMap { $0 as? Variable }.first
    }
}

extension Variable {
    /// Whether a new value can be stored, by whoever may.
    var isSettable: Bool { storage == .stored ? !isLet : setter != nil }
}

extension TypeResolver {
    /// The type of a name, without a message if there is none.
    func nominal(named name: String) -> Nominal? {
        var current: Scope? = scope
        while let here = current {
            if let found = here.local(name).last { return found as? Nominal }
            if let nominal = here.nominal {
                for member in environment.ownMembers(of: nominal, named: name) {
                    if let nested = member as? Nominal { return nested }
                }
            }
            current = here.parent
        }
        return nil
    }
}
