/// The functions by which types do what protocols ask.
extension Compiler {
    /// The function that does for a type what a requirement asks.
    func witness(of requirement: Function, for type: Type, _ substitution: Substitution) -> (
        Function, Substitution
    )? {
        let checker = Checker(environment: environment, file: requirement.file)
        let type = concrete(type, [:])
        let isStatic = requirement.isStatic || requirement.role == .initializer
        var candidates: [(Function, Substitution)] = []
        for (member, map) in checker.allMembers(
            of: type, named: requirement.name, isStatic: isStatic)
        {
            if let function = matching(requirement, member), !function.isRequirement {
                candidates.append((function, map))
            }
        }
        for target in environment.conformances.protocols(of: type) {
            guard let parameter = target.selfParameter else { continue }
            for member in environment.ownMembers(of: target, named: requirement.name) {
                if let function = matching(requirement, member), !function.isRequirement,
                    environment.conformances.satisfies(function.ownerSignature, [parameter: type])
                {
                    candidates.append((function, [parameter: type]))
                }
            }
        }
        let wanted = concrete(.function(requirement.type), substitution)
        let chosen =
            candidates.first { pair in
                var map = pair.1
                for (own, theirs) in zip(
                    pair.0.signature.parameters, requirement.signature.parameters)
                {
                    map[own] = substitution[theirs]
                }
                return concrete(.function(pair.0.type), map) == wanted
            } ?? candidates.first
        guard let (function, found) = chosen else { return nil }
        var map = found
        for (own, theirs) in zip(function.signature.parameters, requirement.signature.parameters) {
            map[own] = substitution[theirs]
        }
        return (function, map)
    }

    private func matching(_ requirement: Function, _ member: Declaration) -> Function? {
        if let variable = member as? Variable {
            if requirement.role == .getter {
                if let getter = variable.getter {
                    return getter.parameters.count == requirement.parameters.count ? getter : nil
                }
                let isStored = [.stored, .staticStored].contains(variable.storage)
                return isStored ? storedGetter(variable) : nil
            }
            if requirement.role == .setter { return variable.setter ?? storedSetter(variable) }
            return nil
        }
        guard let function = member as? Function, function.role == requirement.role,
            function.fullName == requirement.fullName
        else { return nil }
        return function
    }

    /// A stored property as the witness of a property requirement.
    private func storedGetter(_ variable: Variable) -> Function {
        if let known = storedGetters[variable] { return known }
        let getter = Function(
            name: variable.name, role: .getter, file: variable.file, range: variable.range)
        getter.owner = variable.owner
        getter.isStatic = variable.isStatic
        getter.result = variable.type
        getter.storedProperty = variable
        storedGetters[variable] = getter
        return getter
    }

    private func storedSetter(_ variable: Variable) -> Function? {
        guard [.stored, .staticStored].contains(variable.storage), !variable.isLet else {
            return nil
        }
        if let known = storedSetters[variable] { return known }
        let setter = Function(
            name: variable.name, role: .setter, file: variable.file, range: variable.range)
        setter.owner = variable.owner
        setter.isStatic = variable.isStatic
        setter.isMutating = !variable.isStatic
        setter.parameters = [
            ParameterDeclaration(label: nil, name: "newValue", type: variable.type)
        ]
        setter.storedProperty = variable
        storedSetters[variable] = setter
        return setter
    }

    /// Makes sure that values of the type can be called through `any`.
    func needWitnesses(of type: Type, for protocols: [Nominal]) {
        let type = concrete(type, [:])
        if case .existential = type { return }
        for target in protocols {
            for inherited in environment.conformances.protocols(of: .existential([target])) {
                compileWitnesses(of: type, inherited)
            }
        }
        for target in castTargets where environment.conformances.conforms(type, to: target) {
            compileWitnesses(of: type, target)
        }
    }

    /// Values of any type may be found to conform to the protocol at run time.
    func needWitnessesEverywhere(_ target: Nominal) {
        guard castTargets.insert(target).inserted else { return }
        for (_, type) in layouts.all where environment.conformances.conforms(type, to: target) {
            if case .existential = type { continue }
            compileWitnesses(of: type, target)
        }
    }

    private func compileWitnesses(of type: Type, _ target: Nominal) {
        let descriptor = layouts.descriptor(for: type)
        guard witnessed.insert("\(descriptor.number).\(ObjectIdentifier(target))").inserted else {
            return
        }
        descriptor.conformances.insert(layouts.number(of: target))
        _ = environment.ownMembers(of: target, named: "")
        for member in target.members.values.flatMap({ $0 }) {
            let requirements =
                (member as? Function).map { [$0] } ?? (member as? Variable)?.accessors ?? []
            for requirement in requirements
            where requirement.isRequirement && !requirement.isStatic
                && requirement.role != .initializer && requirement.signature.parameters.isEmpty
            {
                guard let parameter = target.selfParameter,
                    let (function, map) = witness(of: requirement, for: type, [parameter: type])
                else { continue }
                let number =
                    descriptor.isSelfDescribing && function.storedProperty == nil
                        && function.implementation.isSource
                    ? self.number(of: function, map)
                    : enqueue { [unowned self] in
                        FunctionEmitter(
                            compiler: self,
                            checker: Checker(environment: self.environment, file: function.file)
                        ).emitWitnessThunk(requirement, function, map, type)
                    }
                descriptor.witnesses[requirement.requirementNumber] = number
            }
        }
    }
}
