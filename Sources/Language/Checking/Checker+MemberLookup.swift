/// What a name after a dot may mean.
extension Checker {
    /// Members of a type by name, its own before its protocols'.
    func members(of type: Type, named name: String, isStatic: Bool) -> [(Declaration, Substitution)]
    {
        allMembers(of: type, named: name, isStatic: isStatic).filter { mayUse($0.0) }
    }

    /// Members by name, those included that the code at hand may not use.
    func allMembers(of type: Type, named name: String, isStatic: Bool) -> [(
        Declaration, Substitution
    )] {
        let base = normalized(type)
        guard base.isConcrete else { return foundMembers(of: base, named: name, isStatic) }
        let key = LookupCache.MemberKey(type: base.resolved, name: name, isStatic: isStatic)
        if let known = environment.lookups.members(key) { return known }
        let generation = environment.lookups.generation
        let found = foundMembers(of: base, named: name, isStatic)
        environment.lookups.keep(found, for: key, asked: generation)
        return found
    }

    private func foundMembers(of base: Type, named name: String, _ isStatic: Bool) -> [(
        Declaration, Substitution
    )] {
        var result: [(Declaration, Substitution)] = []
        var inheritsInitializers = true
        let levels = levels(of: base)
        for (here, map) in levels {
            for member in environment.ownMembers(of: here, named: name)
            where fits(member, isStatic) && holds(member, map) {
                if name == "init", !inheritsInitializers { continue }
                if result.contains(where: { overrides($0.0, member) }) { continue }
                result.append((member, map))
            }
            // Of a superclass's initializers those that delegate remain, if it has what they need.
            if name == "init", here.kind == .classType {
                result.removeAll { isDesignated($0.0) && ($0.0 as? Function)?.owner != levels[0].0 }
                inheritsInitializers = here.inheritsConvenienceInitializers
            }
        }
        for target in conformances.protocols(of: base, preferring: nil) {
            guard let parameter = target.selfParameter else { continue }
            let map: Substitution = [parameter: base]
            for member in environment.ownMembers(of: target, named: name)
            where fits(member, isStatic) && holds(member, map) {
                guard
                    let known = result.firstIndex(where: {
                        (isRequirement(member) || isRequirement($0.0))
                            && haveSameInterface($0, (member, map))
                            && hasDefaults(member) == hasDefaults($0.0)
                    })
                else {
                    result.append((member, map))
                    continue
                }
                // Calls go through a requirement rather than to a protocol's default for it.
                if isRequirement(member), !isRequirement(result[known].0),
                    (self.owner(of: result[known].0))?.kind == .protocolType
                {
                    result[known] = (member, map)
                }
            }
        }
        return result
    }

    /// The types whose own members a type has: itself, or a class with its superclasses.
    func levels(of type: Type) -> [(Nominal, Substitution)] {
        guard case .nominal(let nominal, let arguments) = type, nominal.kind != .classType else {
            return conformances.ancestors(of: type)
        }
        if nominal.kind == .protocolType { return [] }
        return [(nominal, Substitution(nominal.parameters, arguments))]
    }

    private func isDesignated(_ member: Declaration) -> Bool {
        guard let function = member as? Function else { return false }
        return !function.modifiers.isConvenience && !function.modifiers.isInExtension
    }

    private func overrides(_ member: Declaration, _ other: Declaration) -> Bool {
        if let function = member as? Function {
            return sequence(first: function, next: \.overridden).contains { $0 === other }
        }
        guard let variable = member as? Variable else { return false }
        return sequence(first: variable, next: \.overridden).contains { $0 === other }
    }

    private func isRequirement(_ declaration: Declaration) -> Bool {
        (declaration as? Function)?.isRequirement ?? (declaration as? Variable)?.isRequirement
            ?? false
    }

    /// Whether a call may leave arguments out, as one of a requirement may not.
    private func hasDefaults(_ member: Declaration) -> Bool {
        parameters(of: member).contains { $0.defaultValue != nil }
    }

    /// Whether two members take the same arguments, so that a call cannot tell them apart.
    private func haveSameInterface(
        _ left: (Declaration, Substitution), _ right: (Declaration, Substitution)
    ) -> Bool {
        if let first = left.0 as? Function, let second = right.0 as? Function {
            guard first.hasFullName(of: second),
                first.signature.parameters.count == second.signature.parameters.count
            else { return false }
            var map = right.1
            for (own, theirs) in zip(second.signature.parameters, first.signature.parameters) {
                map[own] = .parameter(theirs)
            }
            return haveSameTypes((first.parameters, left.1), (second.parameters, map))
        }
        if let first = left.0 as? Variable, let second = right.0 as? Variable {
            return haveSameTypes(
                (first.subscriptParameters ?? [], left.1),
                (second.subscriptParameters ?? [], right.1))
        }
        return false
    }

    private func haveSameTypes(
        _ left: ([ParameterDeclaration], Substitution),
        _ right: ([ParameterDeclaration], Substitution)
    ) -> Bool {
        left.0.count == right.0.count
            && zip(left.0, right.0).allSatisfy { first, second in
                normalized(conformances.substitute(first.type, left.1)).resolved
                    == normalized(conformances.substitute(second.type, right.1)).resolved
            }
    }

    func fits(_ member: Declaration, _ isStatic: Bool) -> Bool {
        if let function = member as? Function {
            return function.role == .initializer ? isStatic : function.isStatic == isStatic
        }
        if let variable = member as? Variable { return variable.isStatic == isStatic }
        return isStatic
    }

    /// Whether the `where` clause of the member's extension holds.
    private func holds(_ member: Declaration, _ map: Substitution) -> Bool {
        let signature =
            (member as? Function)?.ownerSignature ?? (member as? Variable)?.ownerSignature
        guard let signature, !signature.isEmpty else { return true }
        // What the clause says about types still open is taken over when the member is chosen.
        return conformances.satisfies(signature, map)
    }

    /// All names that could follow a dot; for suggestions.
    func memberNames(of type: Type) -> [String] {
        var names: Set<String> = []
        func add(_ nominal: Nominal) {
            _ = environment.ownMembers(of: nominal, named: "")
            names.formUnion(nominal.members.keys)
            if nominal.isLibrary {
                names.formUnion(environment.index.members(of: nominal.name).keys)
            }
        }
        if let nominal = type.nominal { add(nominal) }
        for (superclass, _) in conformances.ancestors(of: type).dropFirst() { add(superclass) }
        conformances.protocols(of: type).forEach(add)
        return names.filter { $0.first?.isLetter == true && $0 != "init" && $0 != "subscript" }
    }
}
