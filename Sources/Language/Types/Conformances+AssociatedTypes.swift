/// What associated types are, where that can be known.
extension Conformances {
    /// What is known of an associated type of a generic parameter.
    func constraints(of name: String, in base: Type) -> [Nominal] {
        var result: [Nominal] = []
        if case .parameter(let parameter) = base.shallow {
            result += parameter.associated[name]?.constraints ?? []
        }
        for target in protocols(of: base) { result += target.associatedTypes[name] ?? [] }
        return result
    }

    /// `Element` of `[Int]`; nil while the base is not known well enough.
    func associatedType(_ name: String, of base: Type) -> Type? {
        switch base.shallow {
        case .error: return .error
        case .nominal(let nominal, let arguments):
            let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
            _ = environment.ownMembers(of: nominal, named: name)
            if let alias = nominal.typeAliases[name] { return substitute(alias, map) }
            if let index = nominal.parameters.firstIndex(where: { $0.name == name }) {
                return arguments[index]
            }
            for member in environment.ownMembers(of: nominal, named: name) {
                if let nested = member as? Nominal {
                    return .nominal(
                        nested, arguments.count == nested.parameters.count ? arguments : [])
                }
            }
            if let witnessed = witnessedType(name, nominal) { return substitute(witnessed, map) }
            for target in protocols(of: base) {
                if let alias = target.typeAliases[name], let parameter = target.selfParameter {
                    return substitute(alias, [parameter: base.shallow])
                }
            }
            return nil
        case .parameter(let parameter):
            if let equal = parameter.associated[name]?.equal { return equal }
            let dependent = Type.member(base.shallow, name)
            for (left, right) in equalAssumptions where left == dependent { return right }
            for target in protocols(of: base) {
                if let alias = target.typeAliases[name], let own = target.selfParameter {
                    return substitute(alias, [own: base.shallow])
                }
            }
            return .member(base.shallow, name)
        case .member(let outer, _):
            return equalType(.member(base.shallow, name), from: outer)
                ?? .member(base.shallow, name)
        default: return nil
        }
    }

    /// A type alias that a protocol of the type (or its extension) supplies.
    func inheritedAlias(_ name: String, _ nominal: Nominal) -> Type? {
        for target in protocols(of: nominal.declaredType) {
            if let alias = target.typeAliases[name], let parameter = target.selfParameter {
                return substitute(alias, [parameter: nominal.declaredType])
            }
        }
        return nil
    }

    /// What a protocol's `where` clause says a dependent type is: `S.Iterator.Element` is `S.Element`.
    private func equalType(_ type: Type, from outer: Type) -> Type? {
        for target in protocols(of: outer) {
            guard let parameter = target.selfParameter else { continue }
            for (left, right) in target.associatedEqualities {
                let map = [parameter: outer.shallow]
                if left.substituting(map).resolved == type.resolved {
                    return substitute(right, map)
                }
            }
        }
        return nil
    }

    /// An associated type that no alias names, read off the member that satisfies a requirement.
    private func witnessedType(_ name: String, _ nominal: Nominal) -> Type? {
        let key = "\(ObjectIdentifier(nominal)).\(name)"
        guard searching.insert(key).inserted else { return nil }
        defer { searching.remove(key) }
        for direct in environment.directConformances(of: nominal).map(\.target) {
            for target in [direct] + protocols(of: .nominal(direct, [])) {
                _ = environment.ownMembers(of: target, named: "")
                guard target.associatedTypes[name] != nil else { continue }
                for (memberName, requirements) in target.members {
                    for requirement in requirements {
                        if let found = match(requirement, memberName, name, nominal) {
                            return found
                        }
                    }
                }
                if let found = defaultType(name, target, nominal) { return found }
            }
        }
        return nil
    }

    /// An associated type that a protocol extension's default for a requirement settles.
    private func defaultType(_ name: String, _ target: Nominal, _ nominal: Nominal) -> Type? {
        guard let parameter = target.selfParameter else { return nil }
        let map = [parameter: nominal.declaredType]
        for members in target.members.values {
            let requirements = members.compactMap { $0 as? Function }.filter(\.isRequirement)
            for requirement in requirements {
                for case let candidate as Function in environment.ownMembers(
                    of: target, named: requirement.name)
                where !candidate.isRequirement && satisfies(candidate.ownerSignature, map) {
                    if let found = find(name, in: requirement.result, against: candidate.result),
                        found != .member(.parameter(parameter), name)
                    {
                        return found.substituting(map)
                    }
                }
            }
        }
        return nil
    }

    func match(
        _ requirement: Declaration, _ memberName: String, _ name: String, _ nominal: Nominal
    ) -> Type? {
        let witnesses = environment.ownMembers(of: nominal, named: memberName)
        if let function = requirement as? Function, function.isRequirement {
            for case let witness as Function in witnesses {
                if let found = find(name, in: function.result, against: witness.result) {
                    return found
                }
                for (left, right) in zip(function.parameters, witness.parameters) {
                    if let found = find(name, in: left.type, against: right.type) { return found }
                }
            }
        }
        if let property = requirement as? Variable, property.isRequirement {
            for case let witness as Variable in witnesses {
                witness.completion?()
                if let found = find(name, in: property.type, against: witness.type) { return found }
            }
        }
        return nil
    }

    private func find(_ name: String, in pattern: Type, against type: Type) -> Type? {
        switch (pattern.shallow, type.shallow) {
        case (.member(.parameter, name), let found): return found
        case (.nominal(let a, let x), .nominal(let b, let y)) where a == b:
            return zip(x, y).lazy.compactMap { self.find(name, in: $0, against: $1) }.first
        default: return nil
        }
    }
}
