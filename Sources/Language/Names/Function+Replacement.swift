/// When a function takes the place of one that an earlier cell declared.
extension Function {
    /// Whether calls cannot tell it from one of an earlier cell. Types that the cell at hand declares anew
    /// count as those they take the names of.
    func replaces(_ old: Function) -> Bool {
        let (own, others) = (signature.parameters, old.signature.parameters)
        guard fullName == old.fullName, own.count == others.count else { return false }
        let names = Dictionary(uniqueKeysWithValues: zip(own, others))
        return Type.function(type).replaces(.function(old.type), names)
            && zip(own, others).allSatisfy { new, old in
                new.constraints.count == old.constraints.count
                    && zip(new.constraints, old.constraints).allSatisfy { $0.replaces($1, names) }
            }
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
            return own.count == others.count
                && zip(own, others).allSatisfy { $0.replaces($1, names) }
        case (.parameter(let own), .parameter(let other)):
            return own == other || names[own] == other
        case (.member(let own, let name), .member(let other, let otherName)):
            return name == otherName && own.replaces(other, names)
        default: return self == old
        }
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
        return old.isSuperseded && name == old.name && kind == old.kind
            && outer?.name == old.outer?.name
    }
}
