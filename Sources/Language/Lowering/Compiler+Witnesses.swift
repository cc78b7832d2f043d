import Bytecode

/// The functions by which types do what protocols ask.
extension Compiler {
    /// The function that does for a type what a requirement asks.
    func witness(of requirement: Function, for type: Type, _ substitution: Substitution) -> (
        Function, Substitution
    )? {
        let type = concrete(type, [:])
        guard requirement.signature.parameters.isEmpty, type.isConcrete else {
            return foundWitness(of: requirement, for: type, substitution)
        }
        let key = LookupCache.WitnessKey(requirement: requirement, type: type)
        if let known = environment.lookups.witness(key) { return known }
        let generation = environment.lookups.generation
        let found = foundWitness(of: requirement, for: type, substitution)
        environment.lookups.keep(found, for: key, asked: generation)
        return found
    }

    private func foundWitness(
        of requirement: Function, for type: Type, _ substitution: Substitution
    ) -> (Function, Substitution)? {
        let checker = Checker(environment: environment, file: requirement.file)
        let isStatic = requirement.isStatic || requirement.role == .initializer
        var candidates: [(Function, Substitution)] = []
        // A class does what its conformance says in the class that declares it.
        let conforming = environment.conformances.conformingClass(type, requirement.owner) ?? type
        for (member, map) in checker.allMembers(
            of: conforming, named: requirement.name, isStatic: isStatic)
        {
            if let function = matching(requirement, member), !function.isRequirement,
                function.owner?.kind != .protocolType
            {
                candidates.append((function, map))
            }
        }
        // Then what protocols' extensions offer: that of a protocol before those of the ones it refines,
        // and what asks for more before what asks for less.
        for target in environment.conformances.protocols(of: type, preferring: requirement.owner) {
            guard let parameter = target.selfParameter else { continue }
            let offers = environment.ownMembers(of: target, named: requirement.name)
                .compactMap { matching(requirement, $0) }
                .filter {
                    !$0.isRequirement
                        && environment.conformances.satisfies($0.ownerSignature, [parameter: type])
                }
            for rank in Set(offers.map(\.ownerSignature.weight)).sorted(by: >) {
                candidates += offers.filter { $0.ownerSignature.weight == rank }
                    .map { ($0, [parameter: type]) }
            }
        }
        let wanted = concrete(.function(requirement.type), substitution)
        let chosen =
            candidates.first { pair in
                var map = pair.1
                for (own, theirs) in zip(
                    pair.0.signature.parameters, requirement.signature.parameters)
                {
                    map[own] = substitution[theirs]
                }
                var own = pair.0.type
                if pair.0.returnsSelf {
                    own.result = own.result.wrapped == nil ? type : environment.optional(type)
                }
                return concrete(.function(own), map) == wanted
            } ?? candidates.first
        guard var (function, found) = chosen else { return nil }
        // A subclass's own: what is asked of a type, or of a final class, is not looked up again in an
        // instance.
        if function.owner?.kind == .classType,
            let own = implementation(of: function.dispatchRoot, in: type)
        {
            (function, found) = own
        }
        var map = found
        for (own, theirs) in zip(function.signature.parameters, requirement.signature.parameters) {
            map[own] = substitution[theirs]
        }
        return (function, map)
    }

    private func matching(_ requirement: Function, _ member: Declaration) -> Function? {
        if let variable = member as? Variable {
            if requirement.role == .getter {
                if let getter = variable.getter {
                    return getter.parameters.count == requirement.parameters.count ? getter : nil
                }
                let isStored = [.stored, .staticStored].contains(variable.storage)
                return isStored ? variable.accessor(.getter) : nil
            }
            if requirement.role == .setter { return variable.accessor(.setter) }
            return nil
        }
        guard let function = member as? Function, function.role == requirement.role,
            function.hasFullName(of: requirement)
        else { return nil }
        return function
    }

    /// Makes sure that values of the type can be called through `any`.
    func needWitnesses(of type: Type, for protocols: [Nominal]) {
        let type = concrete(type, [:])
        if case .existential = type { return }
        let isClass = type.nominal?.kind == .classType
        for target in protocols {
            for inherited in environment.conformances.protocols(of: .existential([target])) {
                if isClass { needWitnessesOfClasses(for: inherited) }
                compileWitnesses(of: type, inherited)
            }
        }
        for target in castTargets where environment.conformances.conforms(type, to: target) {
            compileWitnesses(of: type, target)
        }
    }

    /// Values of any type may be found to conform to the protocol at run time.
    func needWitnessesEverywhere(_ target: Nominal) {
        guard castTargets.insert(target).inserted else { return }
        forAllTypes(layouts.all) { _, type in
            if case .existential = type { return }
            if environment.conformances.conforms(type, to: target) {
                compileWitnesses(of: type, target)
            }
        }
    }

    func compileWitnesses(of type: Type, _ target: Nominal) {
        let descriptor = layouts.descriptor(for: type)
        let witness = Witness(descriptor: descriptor.number, target: target)
        guard witnessed.insert(witness).inserted else { return }
        descriptor.conformances.insert(layouts.number(of: target))
        _ = environment.ownMembers(of: target, named: "")
        for member in target.members.values.flatMap({ $0 }) {
            let requirements =
                (member as? Function).map { [$0] } ?? (member as? Variable)?.accessors ?? []
            for requirement in requirements
            where requirement.isRequirement && !requirement.isStatic
                && requirement.role != .initializer && requirement.signature.parameters.isEmpty
            {
                compileWitness(
                    of: Instance(function: requirement, types: []), requirement.requirementNumber,
                    for: type)
            }
        }
        for (use, number) in requirementUses where use.function.owner == target {
            compileWitness(of: use, number, for: type)
        }
        for (opening, call) in openings where opening.target == target {
            compile(opening, call, for: type)
        }
    }

    /// The number under which types are asked for what they do for a requirement that is generic or
    /// static: these are compiled for the types that are used behind `any`, when they are called.
    func useNumber(of requirement: Function, _ map: Substitution) -> Int {
        let types = requirement.signature.parameters.map { concrete(map[$0] ?? .error, [:]) }
        let use = Instance(function: requirement, types: types)
        if let known = requirementUses[use] { return known }
        environment.requirementCount += 1
        let number = environment.requirementCount
        requirementUses[use] = number
        guard let target = requirement.owner else { return number }
        forAllTypes(layouts.all) { descriptor, type in
            if isWitnessed(descriptor, target) { compileWitness(of: use, number, for: type) }
        }
        return number
    }

    func isWitnessed(_ descriptor: TypeDescriptor, _ target: Nominal) -> Bool {
        witnessed.contains(Witness(descriptor: descriptor.number, target: target))
    }

    private func compileWitness(of use: Instance, _ number: Int, for type: Type) {
        let (requirement, descriptor) = (use.function, layouts.descriptor(for: type))
        guard let parameter = requirement.owner?.selfParameter else { return }
        var known: Substitution = [parameter: type]
        for (own, type) in zip(requirement.signature.parameters, use.types) { known[own] = type }
        // What an extension adds is each type's own as it is.
        let found =
            requirement.isRequirement
            ? witness(of: requirement, for: type, known) : (requirement, known)
        guard let found else { return }
        let origins = Self.origins(of: [requirement, found.0], [type] + use.types)
        let isOfType = requirement.isStatic || requirement.role == .initializer
        if isOfType {
            descriptor.witnesses[number] = enqueue(origins: origins) { [unowned self] in
                FunctionEmitter(
                    compiler: self,
                    checker: Checker(environment: self.environment, file: found.0.file)
                ).emitTypeWitnessThunk(requirement, found.0, found.1, type)
            }
            return
        }
        var (function, map) = found
        if let own = implementation(of: found.0.dispatchRoot, in: type) {
            function = own.0
            map = own.1
            for (new, old) in zip(
                function.signature.parameters, found.0.signature.parameters)
            {
                map[new] = found.1[old]
            }
        }
        let isClassMember = function.owner?.kind == .classType
        let isDirect =
            descriptor.isSelfDescribing && !(requirement.isMutating && isClassMember)
            && function.storedProperty == nil && function.implementation.isSource
            && requirement.erasedResult == nil
        descriptor.witnesses[number] =
            isDirect
            ? self.number(of: function, map)
            : enqueue(origins: origins) { [unowned self, function, map] in
                FunctionEmitter(
                    compiler: self,
                    checker: Checker(environment: self.environment, file: function.file)
                ).emitWitnessThunk(requirement, function, map, type)
            }
    }
}
