/// When what a cell declares takes the place of what an earlier one declared under the same name. Types
/// that the cell declares anew count as those they take the names of.
extension Function {
    /// Whether calls cannot tell it from one of an earlier cell.
    func replaces(_ old: Function) -> Bool {
        let (own, others) = (signature.parameters, old.signature.parameters)
        guard hasFullName(of: old), own.count == others.count else { return false }
        let names = Dictionary(uniqueKeysWithValues: zip(own, others))
        return Type.function(type).replaces(.function(old.type), names)
            && signature.replaces(old.signature, names)
    }
}

extension Declaration {
    /// Whether it, a member of a type, cannot be told from a member that an earlier cell added.
    func replacesMember(_ old: Declaration) -> Bool {
        switch (self, old) {
        case (let new as Function, let old as Function):
            return new.isStatic == old.isStatic && new.role == old.role
                && new.isRequirement == old.isRequirement
                && new.ownerSignature.replaces(old.ownerSignature, [:]) && new.replaces(old)
        case (let new as Variable, let old as Variable):
            return new.name == old.name && new.isStatic == old.isStatic
                && new.isRequirement == old.isRequirement
                && new.ownerSignature.replaces(old.ownerSignature, [:])
                && new.takesSameArguments(as: old)
        case (let new as Nominal, let old as Nominal): return new.isNamesake(of: old)
        default: return false
        }
    }
}

extension Variable {
    /// As a subscript; what is none takes nothing.
    fileprivate func takesSameArguments(as old: Variable) -> Bool {
        let (own, others) = (subscriptParameters ?? [], old.subscriptParameters ?? [])
        return (subscriptParameters == nil) == (old.subscriptParameters == nil)
            && own.map(\.label) == others.map(\.label)
            && zip(own, others).allSatisfy { $0.type.replaces($1.type, [:]) }
            && (subscriptParameters == nil || type.replaces(old.type, [:]))
    }
}

extension GenericSignature {
    fileprivate func replaces(
        _ old: GenericSignature, _ names: [GenericParameter: GenericParameter]
    ) -> Bool {
        guard parameters.count == old.parameters.count, equalities.count == old.equalities.count,
            conformances.count == old.conformances.count
        else { return false }
        return zip(parameters, old.parameters).allSatisfy { $0.replaces($1, names) }
            && zip(equalities, old.equalities).allSatisfy {
                $0.0.replaces($1.0, names) && $0.1.replaces($1.1, names)
            }
            && zip(conformances, old.conformances).allSatisfy {
                $0.0.replaces($1.0, names) && $0.1.replaces($1.1, names)
            }
    }
}

extension GenericParameter {
    /// Whether as much is asked of it.
    fileprivate func replaces(
        _ old: GenericParameter, _ names: [GenericParameter: GenericParameter]
    ) -> Bool {
        constraints.replace(old.constraints, names)
            && Type.replaces(superclass, old.superclass, names)
            && associated.count == old.associated.count
            && associated.allSatisfy { name, own in
                guard let other = old.associated[name] else { return false }
                return Type.replaces(own.equal, other.equal, names)
                    && own.constraints.replace(other.constraints, names)
            }
    }
}

extension [Nominal] {
    fileprivate func replace(
        _ old: [Nominal], _ names: [GenericParameter: GenericParameter]
    ) -> Bool {
        count == old.count && zip(self, old).allSatisfy { $0.replaces($1, names) }
    }
}

extension Type {
    /// - Parameter names: which parameter of the old function each of the new one's is.
    fileprivate func replaces(_ old: Type, _ names: [GenericParameter: GenericParameter]) -> Bool {
        switch (self, old) {
        case (.nominal(let own, let arguments), .nominal(let other, let others)):
            return own.replaces(other, names) && arguments.count == others.count
                && zip(arguments, others).allSatisfy { $0.replaces($1, names) }
        case (.tuple(let own), .tuple(let others)):
            return own.map(\.label) == others.map(\.label)
                && zip(own, others).allSatisfy { $0.type.replaces($1.type, names) }
        case (.function(let own), .function(let other)):
            guard own.parameters.count == other.parameters.count, own.canThrow == other.canThrow,
                own.result.replaces(other.result, names)
            else { return false }
            return zip(own.parameters, other.parameters).allSatisfy { own, other in
                own.isInout == other.isInout && own.isVariadic == other.isVariadic
                    && own.isAutoclosure == other.isAutoclosure
                    && own.type.replaces(other.type, names)
            }
        case (.metatype(let own), .metatype(let other)): return own.replaces(other, names)
        case (.existential(let own), .existential(let others)):
            return own.replace(others, names)
        case (.parameter(let own), .parameter(let other)):
            return own == other || names[own] == other
        case (.member(let own, let name), .member(let other, let otherName)):
            return name == otherName && own.replaces(other, names)
        default: return self == old
        }
    }

    fileprivate static func replaces(
        _ new: Type?, _ old: Type?, _ names: [GenericParameter: GenericParameter]
    ) -> Bool {
        guard let new, let old else { return (new == nil) == (old == nil) }
        return new.replaces(old, names)
    }
}

extension Nominal {
    fileprivate func replaces(
        _ old: Nominal, _ names: [GenericParameter: GenericParameter]
    ) -> Bool {
        if self == old { return true }
        if let generic, let other = old.generic {
            return generic.replaces(other, names) && fixedTypes.count == old.fixedTypes.count
                && fixedTypes.allSatisfy { name, type in
                    old.fixedTypes[name].map { type.replaces($0, names) } ?? false
                }
        }
        return isNamesake(of: old)
    }

    /// Whether it is another cell's type of the same name and kind: the later of them takes the place of
    /// the earlier.
    func isNamesake(of other: Nominal) -> Bool {
        guard name == other.name, kind == other.kind, file !== other.file, !isLibrary,
            !other.isLibrary
        else { return false }
        switch (outer, other.outer) {
        case (nil, nil): return true
        case (let outer?, let other?): return outer.isNamesake(of: other)
        default: return false
        }
    }
}
