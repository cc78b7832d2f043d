import SwiftSyntax

/// Members that nobody writes: memberwise initializers, raw values, `allCases`.
extension DeclarationReader {
    /// `allCases` of an enum that is `CaseIterable`.
    func addAllCases(to nominal: Nominal) {
        guard nominal.members["allCases"] == nil,
            let target = environment.libraryNominal("CaseIterable"),
            nominal.conformances.contains(where: {
                $0.target == target || environment.conformances.refines($0.target, target)
            })
        else { return }
        let type = environment.array(of: nominal.declaredType)
        let property = Variable(
            name: "allCases", storage: .staticStored, isLet: true, type: type, file: file,
            range: nominal.range)
        property.owner = nominal
        property.isStatic = true
        property.checkedInitialValue = Expression(
            .array(
                nominal.cases.map {
                    Expression(.enumCase($0, []), nominal.declaredType, nominal.range)
                }), type, nominal.range)
        nominal.typeAliases["AllCases"] = type
        environment.innerTypeNames.insert("AllCases")
        add(property, to: nominal)
    }

    func addRawValueMembers(to nominal: Nominal) {
        guard let rawType = nominal.rawType, nominal.members["rawValue"] == nil else { return }
        let property = Variable(
            name: "rawValue", storage: .computed, isLet: true, type: rawType, file: file,
            range: nominal.range)
        property.owner = nominal
        let getter = Function(name: "rawValue", role: .getter, file: file, range: nominal.range)
        getter.owner = nominal
        getter.result = rawType
        getter.synthesis = .rawValueInitializer
        property.getter = getter
        add(property, to: nominal)
        let initializer = Function(
            name: "init", role: .initializer, file: file, range: nominal.range)
        initializer.owner = nominal
        initializer.isFailable = true
        initializer.parameters = [
            ParameterDeclaration(label: "rawValue", name: "rawValue", type: rawType)
        ]
        initializer.result = environment.optional(nominal.declaredType)
        initializer.synthesis = .rawValueInitializer
        add(initializer, to: nominal)
    }

    func addMemberwiseInitializer(to nominal: Nominal, in scope: Scope) {
        let written = (nominal.members["init"] ?? []).compactMap { $0 as? Function }
        if written.contains(where: { $0.ownerSignature.isEmpty && $0.synthesis == nil }) { return }
        // The library's own types without properties are made by natives.
        if nominal.isLibrary, nominal.storedProperties.isEmpty { return }
        let initializer = Function(
            name: "init", role: .initializer, file: file, range: nominal.range)
        initializer.owner = nominal
        initializer.result = nominal.declaredType
        initializer.synthesis = .memberwise
        initializer.scope = scope
        for property in nominal.storedProperties where !property.isStatic {
            if property.isLet && property.initialValue != nil { continue }
            if property.wrapped?.isDelayed(environment) == true { continue }
            property.completion?()
            let shown = property.presented ?? property
            if shown.access != .everywhere { initializer.access = shown.access }
            initializer.parameters.append(memberwiseParameter(for: property))
        }
        add(initializer, to: nominal)
        let allHaveValues = initializer.parameters.allSatisfy { $0.defaultValue != nil }
        guard allHaveValues, !initializer.parameters.isEmpty, !nominal.isLibrary else { return }
        // `init()` is there as well: a protocol may ask for it.
        let plain = Function(name: "init", role: .initializer, file: file, range: nominal.range)
        plain.owner = nominal
        plain.result = nominal.declaredType
        plain.synthesis = .memberwise
        plain.scope = scope
        add(plain, to: nominal)
    }

    private func memberwiseParameter(for property: Variable) -> ParameterDeclaration {
        guard let shown = property.presented else {
            return ParameterDeclaration(
                label: property.name, name: property.name, type: property.type,
                resultBuilder: property.resultBuilder,
                defaultValue: property.initialValue ?? implicitNil(property))
        }
        var result = ParameterDeclaration(
            label: shown.name, name: property.name, type: property.type)
        if property.isReferenceStorage {
            result.type = shown.type
            result.defaultValue = property.initialValue
            return result
        }
        guard let wrapped = property.wrapped else {
            result.defaultValue = ExprSyntax(NilLiteralExprSyntax())
            return result
        }
        if wrapped.takesValue(environment) {
            result.type = shown.type
            result.defaultValue = wrapped.initialValue
        } else if property.checkedInitialValue != nil {
            result.defaultValue = wrapped.ownExpression(environment)
        }
        return result
    }

    private func implicitNil(_ property: Variable) -> ExprSyntax? {
        property.type.wrapped != nil && !property.isLet ? ExprSyntax(NilLiteralExprSyntax()) : nil
    }
}
