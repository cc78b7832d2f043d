import Diagnostics

/// What a generic declaration asks of a type that is still open where it is used: looked at once the
/// expression's types are settled.
struct Obligation {
    enum Demand {
        case conformance(Nominal)
        /// `T: Animal`: the class, or one that inherits from it.
        case inheritance(Type)
    }

    var type: Type
    var demand: Demand
    /// Where the declaration is used.
    var range: SourceRange
}

extension GenericParameter {
    /// What it asks of the type that takes its place.
    func obligations(
        _ type: Type, _ map: Substitution, _ conformances: Conformances, _ range: SourceRange
    ) -> [Obligation] {
        var result = constraints.map {
            Obligation(type: type, demand: .conformance($0), range: range)
        }
        if let superclass {
            let wanted = conformances.substitute(superclass, map)
            result.append(Obligation(type: type, demand: .inheritance(wanted), range: range))
        }
        return result
    }
}

extension Checker {
    func require(_ type: Type, toConformTo target: Nominal, at range: SourceRange) {
        obligations.append(Obligation(type: type, demand: .conformance(target), range: range))
    }

    /// `Box<Net>`: whether `Net` does what `Box` asks of it.
    func checkWrittenTypes() {
        for (type, range) in environment.writtenTypes {
            guard case .nominal(let nominal, let arguments) = type.shallow else { continue }
            let map = Substitution(nominal.parameters, arguments)
            for (parameter, argument) in zip(nominal.parameters, arguments)
            where argument.isConcrete {
                obligations += parameter.obligations(argument, map, conformances, range)
            }
        }
        settleObligations()
    }

    /// Reports what the types, as they turned out, do not do.
    func settleObligations() {
        for obligation in obligations {
            switch obligation.demand {
            case .conformance(let target):
                if !conformances.conforms(normalized(obligation.type), to: target) {
                    reportMissing(target, of: obligation.type.resolved, at: obligation.range)
                }
            case .inheritance(let superclass):
                if !inherits(normalized(obligation.type), from: superclass) {
                    let (type, wanted) = (obligation.type.resolved, superclass.resolved)
                    environment.error(
                        "missing-superclass", "'\(type)' does not inherit from '\(wanted)'",
                        at: obligation.range, hint: supersededHint(from: type, to: wanted))
                }
            }
        }
    }

    /// Whether a type is a class or inherits from it; what is open may yet do so, and an associated type
    /// is taken to be what its protocol says.
    func inherits(_ type: Type, from superclass: Type) -> Bool {
        if type.isError || type.isUnresolvedVariable { return true }
        if case .member = type { return true }
        guard let nominal = superclass.nominal,
            let found = conformances.ancestor(nominal, of: type)
        else { return false }
        return solver.unify(found, superclass)
    }

    private func reportMissing(_ target: Nominal, of type: Type, at range: SourceRange) {
        var hint: String?
        if target.isLibrary, target.name == "DifferentiableValue" {
            hint =
                "gradients are taken at floating-point numbers (2.0), tensors, and what holds "
                + "such in its 'var's"
        }
        if let own = type.nominal, !own.isLibrary, own.kind != .protocolType, target.isLibrary {
            hint = hint ?? "declare '\(own.name): \(target.name)'"
        }
        if case .tuple = type { hint = "no tuple conforms to a protocol: declare a struct" }
        if case .metatype(let instance) = type, conformances.conforms(instance, to: target) {
            hint = "this is the type itself; make a value of it: \(instance)()"
        }
        environment.error(
            "missing-conformance", "'\(type)' does not conform to '\(target.name)'", at: range,
            hint: hint ?? supersededHint(from: type, to: .existential([target])))
    }

    /// What goes on being of a type or protocol as an earlier cell declared it, and is to be of the later.
    func supersededHint(from found: Type, to wanted: Type) -> String? {
        let targets: [Nominal]
        if case .existential(let protocols) = wanted.shallow {
            targets = protocols
        } else {
            targets = wanted.nominal.map { [$0] } ?? []
        }
        guard let own = found.nominal, !own.isLibrary else { return nil }
        for target in targets where !target.isLibrary {
            if target.isNamesake(of: own) {
                return "'\(target.name)' was declared anew since this value was made: make it anew"
            }
            let origins =
                conformances.ancestors(of: found).map(\.0) + conformances.protocols(of: found)
            guard let old = origins.first(where: target.isNamesake) else { continue }
            return "it is of '\(old.displayName)': run the cell that declares '\(own.name)' again"
        }
        return nil
    }
}
