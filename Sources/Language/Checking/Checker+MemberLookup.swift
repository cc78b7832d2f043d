/// What a name after a dot may mean.
extension Checker {
    /// Members of a type by name, its own before its protocols'.
    func members(of type: Type, named name: String, isStatic: Bool) -> [(Declaration, Substitution)]
    {
        var result: [(Declaration, Substitution)] = []
        let base = normalized(type)
        if case .nominal(let nominal, let arguments) = base, nominal.kind != .protocolType {
            var current: (Nominal, [Type])? = (nominal, arguments)
            while let (here, arguments) = current {
                let map = Dictionary(uniqueKeysWithValues: zip(here.parameters, arguments))
                for member in environment.ownMembers(of: here, named: name)
                where fits(member, isStatic) && holds(member, map) {
                    result.append((member, map))
                }
                current = nil
                if let superclass = here.superclass,
                    case .nominal(let upper, let upperArguments) = superclass.substituting(map)
                {
                    current = (upper, upperArguments)
                }
            }
        }
        for target in conformances.protocols(of: base) {
            guard let parameter = target.selfParameter else { continue }
            let map = [parameter: base]
            for member in environment.ownMembers(of: target, named: name)
            where fits(member, isStatic) && holds(member, map) {
                if isRequirement(member), result.contains(where: { sameInterface($0.0, member) }) {
                    continue
                }
                if !isRequirement(member),
                    result.contains(where: {
                        isRequirement($0.0) && sameInterface($0.0, member)
                    })
                {
                    // The default of a requirement: calls go through the requirement.
                    continue
                }
                result.append((member, map))
            }
        }
        return result
    }

    private func isRequirement(_ declaration: Declaration) -> Bool {
        (declaration as? Function)?.isRequirement ?? (declaration as? Variable)?.isRequirement
            ?? false
    }

    private func sameInterface(_ left: Declaration, _ right: Declaration) -> Bool {
        if let left = left as? Function, let right = right as? Function {
            return left.fullName == right.fullName
        }
        if let left = left as? Variable, let right = right as? Variable {
            return left.subscriptParameters?.count == right.subscriptParameters?.count
        }
        return false
    }

    private func fits(_ member: Declaration, _ isStatic: Bool) -> Bool {
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
                names.formUnion(environment.index.members[nominal.name]?.keys.map { $0 } ?? [])
            }
        }
        if let nominal = type.nominal { add(nominal) }
        conformances.protocols(of: type).forEach(add)
        return names.filter { $0.first?.isLetter == true && $0 != "init" && $0 != "subscript" }
    }
}
