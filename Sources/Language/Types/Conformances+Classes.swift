/// Questions about classes: who inherits from whom, and what is a reference.
extension Conformances {
    /// A class and its superclasses, nearest first, with what each one's parameters mean to the type.
    /// Of a generic parameter: the class it is bound to.
    func ancestors(of type: Type) -> [(Nominal, Substitution)] {
        var result: [(Nominal, Substitution)] = []
        var current: Type? = type.shallow
        if case .parameter(let parameter) = type.shallow { current = parameter.superclass }
        if case .member(let base, let name) = type.shallow { current = superclass(name, of: base) }
        while case .nominal(let nominal, let arguments)? = current?.shallow,
            nominal.kind == .classType
        {
            _ = environment.ownMembers(of: nominal, named: "")
            let map = Substitution(nominal.parameters, arguments)
            result.append((nominal, map))
            current = nominal.superclass.map { substitute($0, map) }
        }
        return result
    }

    /// The class that a protocol asks an associated type to inherit from.
    private func superclass(_ name: String, of base: Type) -> Type? {
        for target in protocols(of: base) where !target.isLibrary {
            guard environment.associatedType(name, of: target) != nil,
                let found = target.associatedSuperclasses[name], let own = target.selfParameter
            else { continue }
            return substitute(found, [own: base.shallow])
        }
        return nil
    }

    /// The type as its superclass `nominal`; nil where it does not inherit from it.
    func ancestor(_ nominal: Nominal, of type: Type) -> Type? {
        ancestors(of: type).first { $0.0 == nominal }.map { found in
            .nominal(nominal, nominal.parameters.map { found.1[$0] ?? .error })
        }
    }

    /// Of a class, the superclass (or itself) that is declared to conform to a protocol.
    func conformingClass(_ type: Type, _ target: Nominal?) -> Type? {
        guard let target else { return nil }
        for (nominal, map) in ancestors(of: type) {
            let isDeclared = environment.directConformances(of: nominal).contains {
                $0.target == target || refines($0.target, target)
            }
            if isDeclared { return substitute(nominal.declaredType, map) }
        }
        return nil
    }

    /// Whether values are references to instances of classes.
    func isReference(_ type: Type) -> Bool {
        switch type.shallow {
        case .nominal(let nominal, _): nominal.kind == .classType || isClassBound(nominal)
        case .parameter(let parameter):
            parameter.superclass != nil || parameter.constraints.contains(where: isClassBound)
        case .existential(let protocols): protocols.contains(where: isClassBound)
        case .member(let base, let name): superclass(name, of: base) != nil
        case .variable(let variable): variable.literal == nil
        default: false
        }
    }

    /// Whether only classes conform to a protocol.
    func isClassBound(_ target: Nominal) -> Bool {
        guard target.kind == .protocolType else { return false }
        if target.isLibrary, target.name == "AnyObject" { return true }
        return environment.directConformances(of: target).contains { isClassBound($0.target) }
    }

    /// Whether values of a type can stand, as they are, where another type is expected: classes for
    /// their superclasses, also in optionals.
    func hasRepresentation(_ type: Type, of wanted: Type) -> Bool {
        let (type, wanted) = (type.resolved, wanted.resolved)
        if type == wanted { return true }
        if let inner = wanted.wrapped {
            return isReference(inner) && hasRepresentation(type.wrapped ?? type, of: inner)
        }
        guard let nominal = wanted.nominal, nominal.kind == .classType else { return false }
        return ancestor(nominal, of: type) == wanted
    }

    /// The nearest class that two classes have in common.
    func commonAncestor(of left: Type, _ right: Type) -> Type? {
        for (nominal, map) in ancestors(of: left) {
            let upper = Type.nominal(nominal, nominal.parameters.map { map[$0] ?? .error })
            if let other = ancestor(nominal, of: right), other.resolved == upper.resolved {
                return upper
            }
        }
        return nil
    }
}
