/// What associated types are, where that can be known.
extension Conformances {
    /// What is known of an associated type of a generic parameter.
    func constraints(of name: String, in base: Type) -> [Nominal] {
        var result: [Nominal] = []
        if case .parameter(let parameter) = base.shallow {
            result += parameter.associated[name]?.constraints ?? []
        }
        for target in protocols(of: base) {
            result += environment.associatedType(name, of: target) ?? []
        }
        result += conditions(on: .member(base.shallow, name), of: base)
        return result
    }

    /// What the protocols of a type, and of those that it is an associated type of, say in their `where`
    /// clauses of an associated type within: `Items.Element: Comparable`.
    private func conditions(on type: Type, of outer: Type) -> [Nominal] {
        var result: [Nominal] = []
        for target in protocols(of: outer) where !target.associatedConformances.isEmpty {
            guard let own = target.selfParameter else { continue }
            result += target.associatedConformances.lazy
                .filter { $0.0.substituting([own: outer.shallow]).resolved == type.resolved }
                .map(\.1)
        }
        if case .member(let further, _) = outer.shallow {
            result += conditions(on: type, of: further)
        }
        return result
    }

    /// `Element` of `[Int]`; nil while the base is not known well enough.
    func associatedType(_ name: String, of base: Type) -> Type? {
        switch base.shallow {
        case .error: return .error
        case .existential(let protocols): return associatedType(name, ofAny: protocols)
        case .nominal(let nominal, let arguments) where nominal.opaque != nil:
            let own = Type.member(base.shallow, name)
            if let fixed = nominal.opaque?.fixedTypes[name] {
                let map = Substitution(nominal.parameters, arguments)
                return substitute(fixed, map)
            }
            return equalType(own, from: base) ?? own
        case .nominal(let nominal, let arguments):
            let map = Substitution(nominal.parameters, arguments)
            if let alias = environment.typeAlias(name, of: nominal) {
                return substitute(alias, map)
            }
            if let index = nominal.parameters.firstIndex(where: { $0.name == name }) {
                return arguments[index]
            }
            for member in environment.ownMembers(of: nominal, named: name) {
                if let nested = member as? Nominal {
                    return nested.nested(in: base.shallow, []) ?? .nominal(nested, [])
                }
            }
            if let witnessed = witnessedType(name, nominal) { return substitute(witnessed, map) }
            for target in protocols(of: base) {
                if let alias = environment.typeAlias(name, of: target),
                    let parameter = target.selfParameter
                {
                    return substitute(alias, [parameter: base.shallow])
                }
            }
            return defaultType(name, of: base)
        case .parameter(let parameter):
            if let equal = parameter.associated[name]?.equal { return equal }
            let dependent = Type.member(base.shallow, name)
            for (left, right) in equalAssumptions where left == dependent { return right }
            for target in protocols(of: base) {
                if let alias = environment.typeAlias(name, of: target),
                    let own = target.selfParameter
                {
                    return substitute(alias, [own: base.shallow])
                }
            }
            return equalType(name, of: base) ?? dependent
        case .member(let outer, _):
            let dependent = Type.member(base.shallow, name)
            return equalType(dependent, from: outer) ?? equalType(name, of: base) ?? dependent
        default: return nil
        }
    }

    /// A type alias that a protocol of the type (or its extension) supplies.
    func inheritedAlias(_ name: String, _ nominal: Nominal) -> Type? {
        for target in protocols(of: nominal.declaredType) {
            if let alias = environment.typeAlias(name, of: target),
                let parameter = target.selfParameter
            {
                return substitute(alias, [parameter: nominal.declaredType])
            }
        }
        return nil
    }

    /// What a protocol's `where` clause says a dependent type is: `S.Iterator.Element` is `S.Element`.
    private func equalType(_ type: Type, from outer: Type) -> Type? {
        for target in protocols(of: outer) {
            guard let parameter = target.selfParameter else { continue }
            environment.complete(target)
            for (left, right) in target.associatedEqualities {
                let map: Substitution = [parameter: outer.shallow]
                if left.substituting(map).resolved == type.resolved {
                    return substitute(right, map)
                }
            }
        }
        return nil
    }

    /// What a protocol of the user's says that an associated type is, of whatever conforms to it.
    private func equalType(_ name: String, of base: Type) -> Type? {
        for target in protocols(of: base) where !target.isLibrary {
            guard let own = target.selfParameter else { continue }
            environment.complete(target)
            let wanted = Type.member(.parameter(own), name)
            for (left, right) in target.associatedEqualities where left == wanted {
                // `A == B` in one protocol, and `B == A` in another, lead nowhere.
                guard equating < 50 else { return nil }
                equating += 1
                defer { equating -= 1 }
                return substitute(right, [own: base.shallow])
            }
        }
        return nil
    }

    /// An associated type that no alias names, read off the member that satisfies a requirement.
    private func witnessedType(_ name: String, _ nominal: Nominal) -> Type? {
        if nominal.unfoundTypes.contains(name) { return nil }
        let question = AssociatedTypeSearch.Question(nominal: nominal, name: name)
        if search.isRunning { return answer(to: question) }
        search.isRunning = true
        defer { search = AssociatedTypeSearch() }
        repeat {
            search.startRound()
            if let found = answer(to: question) { return found }
        } while search.foundMore
        if search.isLong { nominal.unfoundTypes.insert(name) }
        return nil
    }

    private func answer(to question: AssociatedTypeSearch.Question) -> Type? {
        if let known = search.found[question] { return known }
        guard search.begin(question) else { return nil }
        let found = searchedType(question.name, question.nominal)
        if let found { search.keep(found, for: question) }
        return found
    }

    private func searchedType(_ name: String, _ nominal: Nominal) -> Type? {
        var targets = protocols(of: nominal.declaredType)
        // `extension Array: Vector where Element: Numeric`: what the extension gives says it, too.
        for conformance in environment.directConformances(of: nominal)
        where !conformance.signature.isEmpty && !conformance.target.isLibrary {
            targets += protocols(of: .existential([conformance.target])).filter {
                !targets.contains($0)
            }
        }
        for target in targets {
            _ = environment.ownMembers(of: target, named: "")
            if let found = fixedType(name, target) { return found }
        }
        for target in targets {
            for (requirement, memberName) in requirements(of: target) {
                if let found = settled(match(requirement, memberName, name, nominal)) {
                    return found
                }
            }
        }
        for target in targets {
            if let found = settled(equatedType(name, target, nominal)) { return found }
        }
        for target in targets {
            if let found = settled(defaultType(name, target, nominal, targets)) { return found }
            if let found = settled(equalType(name, target, nominal)) { return found }
        }
        return nil
    }

    /// An answer that names no associated type of a type that is known, for that would be the question again.
    private func settled(_ found: Type?) -> Type? {
        let isOpen = found?.contains { part in
            var base = part.shallow
            guard case .member = base else { return false }
            while case .member(let outer, _) = base { base = outer.shallow }
            return base.nominal != nil
        }
        return isOpen == true ? nil : found
    }

    /// What a protocol's `where` clause says an associated type is: `where Key == String`.
    func fixedType(_ name: String, _ target: Nominal) -> Type? {
        guard !target.associatedEqualities.isEmpty, let own = target.selfParameter else {
            return nil
        }
        let wanted = Type.member(.parameter(own), name)
        return target.associatedEqualities.first { $0.0 == wanted && $0.1.isConcrete }?.1
    }

    /// `Element`, where the protocol says that it is `Iterator.Element` and `Iterator` is known.
    private func equalType(_ name: String, _ target: Nominal, _ nominal: Nominal) -> Type? {
        guard let parameter = target.selfParameter else { return nil }
        let wanted = Type.member(.parameter(parameter), name)
        for (left, right) in target.associatedEqualities where right == wanted {
            guard case .member(.member(.parameter(parameter), let other), let inner) = left,
                let base = associatedType(other, of: nominal.declaredType),
                let found = associatedType(inner, of: base)
            else { continue }
            return found
        }
        return nil
    }

    /// An associated type that a protocol's `where` clause reads off another: a sequence's `Element`
    /// is its iterator's.
    private func equatedType(_ name: String, _ target: Nominal, _ nominal: Nominal) -> Type? {
        guard let parameter = target.selfParameter else { return nil }
        for (left, right) in target.associatedEqualities
        where right == .member(.parameter(parameter), name) {
            let found = substitute(left, [parameter: nominal.declaredType])
            if case .member = found { continue }
            return found
        }
        return nil
    }

    /// A protocol's requirements: properties first, subscripts last, for a subscript says least
    /// about which types it is made of.
    private func requirements(of target: Nominal) -> [(Declaration, String)] {
        func rank(_ declaration: Declaration) -> Int {
            guard let variable = declaration as? Variable else { return 1 }
            return variable.subscriptParameters == nil ? 0 : 2
        }
        return target.members.sorted { $0.key < $1.key }
            .flatMap { name, members in members.map { ($0, name) } }
            .filter { isRequirement($0.0) }
            .sorted { rank($0.0) < rank($1.0) }
    }

    private func isRequirement(_ declaration: Declaration) -> Bool {
        (declaration as? Function)?.isRequirement ?? (declaration as? Variable)?.isRequirement
            ?? false
    }

    /// An associated type that a protocol extension's default for a requirement settles.
    private func defaultType(
        _ name: String, _ target: Nominal, _ nominal: Nominal, _ targets: [Nominal]
    ) -> Type? {
        guard let own = target.selfParameter else { return nil }
        for (requirement, memberName) in requirements(of: target) {
            guard mentions(name, own, requirement) else { continue }
            for provider in targets {
                guard let parameter = provider.selfParameter else { continue }
                let map: Substitution = [parameter: nominal.declaredType]
                for candidate in environment.ownMembers(of: provider, named: memberName)
                where !isRequirement(candidate) && isDefault(candidate, requirement, map) {
                    if let found = find(
                        name, in: result(of: requirement), against: result(of: candidate)),
                        found != .member(.parameter(parameter), name)
                    {
                        return substitute(found, map)
                    }
                }
            }
        }
        return nil
    }

    private func mentions(_ name: String, _ parameter: GenericParameter, _ requirement: Declaration)
        -> Bool
    {
        let wanted = Type.member(.parameter(parameter), name)
        return find(name, in: result(of: requirement), against: wanted) != nil
            || result(of: requirement) == wanted
    }

    private func isDefault(
        _ candidate: Declaration, _ requirement: Declaration, _ map: Substitution
    ) -> Bool {
        switch (candidate, requirement) {
        case (let candidate as Function, let requirement as Function):
            return candidate.hasFullName(of: requirement)
                && satisfies(candidate.ownerSignature, map)
        case (let candidate as Variable, let requirement as Variable):
            return haveSameShape(candidate, requirement)
                && satisfies(candidate.ownerSignature, map)
        default: return false
        }
    }

    /// Whether a subscript could be what another asks for: one of a range is not one of an index.
    private func haveSameShape(_ left: Variable, _ right: Variable) -> Bool {
        let (first, second) = (left.subscriptParameters ?? [], right.subscriptParameters ?? [])
        return first.count == second.count
            && zip(first, second).allSatisfy { one, other in
                one.label == other.label
                    && one.type.isLibrary("Range") == other.type.isLibrary("Range")
            }
    }

    private func result(of declaration: Declaration) -> Type {
        if let variable = declaration as? Variable {
            variable.completion?()
            return variable.type
        }
        return (declaration as? Function)?.result ?? .error
    }

    /// `associatedtype Body = Never`: the last resort.
    private func defaultType(_ name: String, of base: Type) -> Type? {
        for target in protocols(of: base) {
            _ = environment.associatedType(name, of: target)
            if let type = target.associatedDefaults[name], let parameter = target.selfParameter {
                return substitute(type, [parameter: base.shallow])
            }
        }
        return nil
    }

    func match(
        _ requirement: Declaration, _ memberName: String, _ name: String, _ nominal: Nominal
    ) -> Type? {
        let witnesses = environment.ownMembers(of: nominal, named: memberName)
        if let function = requirement as? Function {
            for case let witness as Function in witnesses
            where witness.hasFullName(of: function) {
                if let found = find(name, in: function.result, against: witness.result) {
                    return found
                }
                for (left, right) in zip(function.parameters, witness.parameters) {
                    if let found = find(name, in: left.type, against: right.type) { return found }
                }
            }
        }
        if let property = requirement as? Variable {
            for case let witness as Variable in witnesses where haveSameShape(witness, property) {
                witness.completion?()
                if let found = find(name, in: property.type, against: witness.type) { return found }
                for (left, right) in zip(
                    property.subscriptParameters ?? [], witness.subscriptParameters ?? [])
                {
                    if let found = find(name, in: left.type, against: right.type) { return found }
                }
            }
        }
        return nil
    }

    private func find(_ name: String, in pattern: Type, against type: Type) -> Type? {
        switch (pattern.shallow, type.shallow) {
        case (.member(.parameter, name), let found): return found
        case (.nominal(let a, let x), .nominal(let b, let y)) where a == b:
            return zip(x, y).lazy.compactMap { self.find(name, in: $0, against: $1) }.first
        case (.function(let x), .function(let y)) where x.parameters.count == y.parameters.count:
            return zip(x.parameters, y.parameters).lazy
                .compactMap { self.find(name, in: $0.type, against: $1.type) }.first
                ?? find(name, in: x.result, against: y.result)
        case (.tuple(let x), .tuple(let y)) where x.count == y.count:
            return zip(x, y).lazy.compactMap { self.find(name, in: $0.type, against: $1.type) }
                .first
        default: return nil
        }
    }
}
