/// `any Sequence<Int>`: a protocol together with what some of its associated types are.
///
/// It is a protocol of its own that refines the one it is made from; there is one for each list of
/// arguments.
extension Nominal {
    func constrained(by arguments: [Type]) -> Nominal {
        let arguments = arguments.map(\.resolved)
        guard !arguments.isEmpty, arguments.count <= primaryTypes.count, generic == nil else {
            return self
        }
        if let known = constrainedForms[arguments] { return known }
        let text = arguments.map { "\($0)" }.joined(separator: ", ")
        let made = Nominal(name: "\(name)<\(text)>", kind: .protocolType, file: file, range: range)
        made.conformances = [
            Conformance(target: self, signature: GenericSignature(), origin: file, range: range)
        ]
        made.generic = self
        made.fixedTypes = Dictionary(uniqueKeysWithValues: zip(primaryTypes, arguments))
        constrainedForms[arguments] = made
        return made
    }

    /// The same with its arguments replaced.
    func replacingFixedTypes(_ replace: (Type) -> Type) -> Nominal {
        guard let generic else { return self }
        return generic.constrained(
            by: generic.primaryTypes.compactMap { fixedTypes[$0] }.map(replace))
    }
}

extension Conformances {
    /// Whether a type that conforms to the protocol has the associated types as well.
    func hasFixedTypes(_ type: Type, of target: Nominal) -> Bool {
        environment.solver.speculate {
            target.fixedTypes.allSatisfy { name, wanted in
                associatedType(name, of: type).map { environment.solver.unify($0, wanted) } ?? false
            }
        }
    }

    /// An associated type of what is behind `any P<…>`: one of the arguments, or something known only
    /// by its own protocol, like the iterator of `any Sequence<Int>`.
    func associatedType(_ name: String, ofAny protocols: [Nominal]) -> Type? {
        let base = Type.existential(protocols)
        let all = self.protocols(of: base)
        for target in all {
            if let fixed = target.fixedTypes[name] ?? fixedType(name, target) { return fixed }
        }
        guard all.contains(where: { $0.generic != nil }),
            !all.contains(where: { $0.primaryTypes.contains(name) })
        else { return nil }
        let own = constraints(of: name, in: base)
        guard !own.isEmpty else { return nil }
        return .existential(
            own.map { target in
                let known = target.primaryTypes.map { other in
                    other == name ? nil : associatedType(other, ofAny: protocols)
                }
                let arguments = known.compactMap(\.self)
                return arguments.count == known.count ? target.constrained(by: arguments) : target
            })
    }
}
