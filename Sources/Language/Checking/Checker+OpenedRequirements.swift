import Diagnostics

/// Requirements asked of a value of plain `any P`, whose associated types `any P<…>` would name.
extension Checker {
    /// `box.items`, where `items` is `[Item]` and nothing says what `Item` is: the value goes to a
    /// hidden function `<T: P>(_ value: T) -> [T.Item]`, whose result is known by what `P` asks of
    /// `Item`.
    func openedRequirement(
        _ requirement: Function, of base: Expression, _ arguments: [Argument], _ type: Type,
        _ place: SourceRange
    ) -> Expression? {
        guard requirement.isRequirement, !requirement.isLibrary, !requirement.isMutating,
            !requirement.isStatic, requirement.signature.parameters.isEmpty,
            type.dependsOnExistential, normalized(base.type).isExistential,
            let function = requirement.opened ?? opening(of: requirement)
        else { return nil }
        requirement.opened = function
        let map: Substitution = [function.signature.parameters[0]: normalized(base.type)]
        let result = erased(normalized(conformances.substitute(function.result, map)))
        return Expression(
            .call(function, map, base: nil, [Argument(value: base)] + arguments), result, place)
    }

    private func opening(of requirement: Function) -> Function? {
        guard let target = requirement.owner, let own = target.selfParameter else { return nil }
        let opened = GenericParameter(name: "Opened")
        opened.constraints = [target]
        let map: Substitution = [own: Type.parameter(opened)]
        let function = Function(
            name: requirement.name, file: requirement.file, range: requirement.range)
        function.signature.parameters = [opened]
        function.parameters =
            [ParameterDeclaration(label: nil, name: "(value)", type: .parameter(opened))]
            + requirement.parameters.map {
                var parameter = $0
                parameter.type = conformances.substitute($0.type, map)
                return parameter
            }
        function.result = conformances.substitute(requirement.result, map)
        (function.canThrow, function.thrown) = (requirement.canThrow, requirement.thrown)
        function.scope = target.file === file ? scope : environment.cells
        function.synthesizedBody = { checker in
            let place = requirement.range
            let given = function.parameters.compactMap {
                checker.scope.local($0.name).last as? Variable
            }
            guard let value = given.first else { return [] }
            let arguments = given.dropFirst().map {
                Argument(
                    value: checker.reference(to: $0, place), isInout: $0.isInoutParameter)
            }
            let call = Expression(
                .call(
                    requirement, map, base: checker.reference(to: value, place), arguments),
                function.result, place)
            return [
                Statement(
                    function.result.isVoid ? .expression(call) : .returning(call), place)
            ]
        }
        return function
    }

    /// What a requirement gives, called behind `any`, where only the type there knows it.
    func erased(_ type: Type, by requirement: Function?) -> Type {
        guard let requirement, requirement.isRequirement, type.dependsOnExistential else {
            return type
        }
        return requirement.erasedResult ?? type
    }

    /// What a generic function returns of a value behind `any`: an associated type that is known only
    /// there is known by what its protocol asks of it.
    func erased(_ type: Type) -> Type {
        switch type {
        case .member(let base, let name) where base.isExistential:
            return .existential(conformances.constraints(of: name, in: base))
        case .nominal(let nominal, _) where nominal.isLibrary: return type.mapParts(erased)
        case .tuple: return type.mapParts(erased)
        default: return type
        }
    }
}
