/// Which types conform to which protocols, and what their associated types are.
final class Conformances {
    private unowned let environment: Environment
    /// What the body being checked may take for granted: its extension's and function's `where` clauses.
    var assumptions: [(Type, Nominal)] = []
    var equalAssumptions: [(Type, Type)] = []

    init(environment: Environment) { self.environment = environment }

    func conforms(_ type: Type, toLibrary name: String) -> Bool {
        guard let target = environment.libraryNominal(name) else { return false }
        return conforms(type, to: target)
    }

    func conforms(_ type: Type, to target: Nominal) -> Bool {
        if target.isLibrary, ["Sendable", "Copyable", "Escapable"].contains(target.name) {
            return true
        }
        switch type.shallow {
        case .error: return true
        case .nominal(let nominal, let arguments):
            if nominal.kind == .protocolType { return nominal == target || refines(nominal, target) }
            return conformance(of: nominal, arguments, to: target)
        case .parameter(let parameter):
            return parameter.constraints.contains { $0 == target || refines($0, target) }
                || assumed(type.shallow, target)
        case .member(let base, let name):
            return constraints(of: name, in: base).contains { $0 == target || refines($0, target) }
                || assumed(type.shallow, target)
        case .existential(let protocols):
            return protocols.contains { $0 == target || refines($0, target) }
        case .variable(let variable):
            guard let literal = variable.literal else { return true }
            return conforms(environment.defaultType(of: literal), to: target)
        case .tuple(let elements):
            return ["Equatable", "Hashable", "Comparable"].contains(target.name)
                && target.isLibrary && elements.allSatisfy { conforms($0.type, to: target) }
        case .function, .metatype: return false
        }
    }

    private func assumed(_ type: Type, _ target: Nominal) -> Bool {
        assumptions.contains { $0.0.resolved == type.resolved && ($0.1 == target || refines($0.1, target)) }
    }

    func refines(_ nominal: Nominal, _ target: Nominal) -> Bool {
        environment.directConformances(of: nominal).contains {
            $0.target == target || refines($0.target, target)
        }
    }

    private func conformance(of nominal: Nominal, _ arguments: [Type], to target: Nominal) -> Bool {
        for candidate in environment.directConformances(of: nominal)
        where candidate.target == target || refines(candidate.target, target) {
            let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
            if satisfies(candidate.signature, map) { return true }
        }
        if nominal.kind == .classType, let superclass = nominal.superclass {
            return conforms(superclass, to: target)
        }
        // Enums whose cases carry nothing, and those with raw values, compare without being told to.
        if nominal.kind == .enumeration, target.isLibrary,
            ["Equatable", "Hashable"].contains(target.name)
        {
            _ = environment.ownMembers(of: nominal, named: "")
            return nominal.cases.allSatisfy { $0.payload.isEmpty } && nominal.name != "Optional"
        }
        return false
    }

    /// Whether an extension's or function's `where` clause holds for these types.
    /// Types still open may yet become what it asks; asking binds nothing.
    func satisfies(_ signature: GenericSignature, _ map: Substitution) -> Bool {
        if signature.isEmpty { return true }
        return environment.solver.speculate {
            signature.conformances.allSatisfy { conforms(substitute($0.0, map), to: $0.1) }
                && signature.equalities.allSatisfy {
                    environment.solver.unify(substitute($0.0, map), substitute($0.1, map))
                }
        }
    }

    func substitute(_ type: Type, _ map: Substitution) -> Type {
        type.substituting(map) { [unowned self] in self.associatedType($1, of: $0) }
    }

    /// All protocols a type conforms to, refined ones included, nearest first.
    func protocols(of type: Type) -> [Nominal] {
        var result: [Nominal] = []
        func add(_ target: Nominal) {
            if result.contains(target) { return }
            result.append(target)
            for refined in environment.directConformances(of: target) { add(refined.target) }
        }
        switch type.shallow {
        case .nominal(let nominal, let arguments):
            if nominal.kind == .protocolType { add(nominal) }
            let map = Dictionary(uniqueKeysWithValues: zip(nominal.parameters, arguments))
            for conformance in environment.directConformances(of: nominal)
            where nominal.kind == .protocolType || satisfies(conformance.signature, map) {
                add(conformance.target)
            }
            if nominal.kind == .enumeration, nominal.name != "Optional" {
                for name in ["Equatable", "Hashable"] {
                    if let target = environment.libraryNominal(name), conforms(type, to: target) {
                        add(target)
                    }
                }
            }
        case .parameter(let parameter):
            parameter.constraints.forEach(add)
            for (assumed, target) in assumptions where assumed.resolved == type.shallow { add(target) }
        case .member(let base, let name):
            constraints(of: name, in: base).forEach(add)
            for (assumed, target) in assumptions where assumed.resolved == type.resolved { add(target) }
        case .existential(let protocols): protocols.forEach(add)
        default: break
        }
        return result
    }

    /// What is known of an associated type of a generic parameter.
    private func constraints(of name: String, in base: Type) -> [Nominal] {
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
                if let nested = member as? Nominal { return .nominal(nested, arguments.count == nested.parameters.count ? arguments : []) }
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
            return equalType(.member(base.shallow, name), from: outer) ?? .member(base.shallow, name)
        default: return nil
        }
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

    private var searching: Set<String> = []

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
                        if let found = match(requirement, memberName, name, nominal) { return found }
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
                for case let candidate as Function in environment.ownMembers(of: target, named: requirement.name)
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

    private func match(
        _ requirement: Declaration, _ memberName: String, _ name: String, _ nominal: Nominal
    ) -> Type? {
        let witnesses = environment.ownMembers(of: nominal, named: memberName)
        if let function = requirement as? Function, function.isRequirement {
            for case let witness as Function in witnesses {
                if let found = find(name, in: function.result, against: witness.result) { return found }
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
